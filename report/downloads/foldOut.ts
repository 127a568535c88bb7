import { addTables, type Described, type FileLink, type LabelledTable } from "./downloads.ts";
import type { Edition } from "../edition/edition.ts";
import type { Drawing, FigureContext } from "../figures/figure.ts";
import { type Html, html, joined } from "../language/html.ts";
import { drawingFiles, type DrawingStyle } from "./drawingFiles.ts";
import { renderTable } from "../tables/table.ts";

/** What stands behind a figure or table. */
export interface Behind {
  described: Described;
  tables: readonly LabelledTable[];
  /** the page shows the tables anyway */
  shown: boolean;
  drawings: readonly Drawing[];
  /** pictures of the figure that are files already */
  pictures: readonly string[];
}

/** Writes the files behind a figure or table. */
export async function addDownloads(
  context: FigureContext,
  style: DrawingStyle,
  { described, tables, drawings, pictures }: Behind,
): Promise<FileLink[]> {
  const files = addTables(context, described, tables);
  const drawn = drawings.map((drawing) => addDrawing(context, style, drawing, drawings));
  files.push(...(await Promise.all(drawn)).flat());
  for (const url of pictures) files.push({ format: formatOf(url), part: nameOf(url), url });
  return files;
}

async function addDrawing(
  context: FigureContext,
  style: DrawingStyle,
  drawing: Drawing,
  all: readonly Drawing[],
): Promise<FileLink[]> {
  const { svg, png } = await drawingFiles(context, drawing, style);
  const part = all.length > 1 ? drawing.title : "";
  return [
    { format: "SVG", part, url: context.addFile(`figures/${drawing.name}.svg`, svg) },
    { format: "PNG", part, url: context.addFile(`figures/${drawing.name}.png`, png) },
  ];
}

const formatOf = (url: string): string => url.slice(url.lastIndexOf(".") + 1).toUpperCase();
const nameOf = (url: string): string => url.slice(url.lastIndexOf("/") + 1, url.lastIndexOf("."));

/** cells of a figure's tables that a page shows: more make it slow, and nobody reads them there */
const mostCells = 90;

/** Numbers, files and provenance of a figure or table, folded. */
export function renderFoldOut(
  { described, tables, shown }: Behind,
  files: readonly FileLink[],
  edition: Edition,
): Html {
  const cells = tables.reduce(
    (sum, { table }) => sum + table.rows.length * table.columns.length,
    0,
  );
  const numbers = shown || cells > mostCells ? [] : tables.map(renderNumbers(described.id));
  const parts = [...numbers, renderFiles(files), renderSource(described, edition)];
  const summary = numbers.length > 0 ? "Numbers, files and source" : "Files and source";
  return html`<details class="behind">\n<summary>${summary}</summary>\n${joined(parts)}\n</details>\n`;
}

function renderNumbers(id: string) {
  return ({ label, table }: LabelledTable, index: number): Html => {
    const labelId = `${id}-data-${index + 1}`;
    return html`<p id="${labelId}">${label}</p>\n<section class="scroll" tabindex="0" aria-labelledby="${labelId}">${renderTable(table, labelId)}</section>`;
  };
}

/** Files by what they hold. */
export function renderFiles(files: readonly FileLink[]): Html | null {
  if (files.length === 0) return null;
  const parts = [...new Set(files.map(({ part }) => part))].sort(
    (a, b) => Number(a !== "") - Number(b !== ""),
  );
  const items = parts.map((part) => {
    const links = files
      .filter((file) => file.part === part)
      .map(({ format, url }) => html`<a href="${url}" download>${format}</a>`);
    const label = part === "" ? "all" : part;
    return html`<li>${parts.length > 1 && `${label}: `}${joined(links, " ")}</li>`;
  });
  return html`<ul class="files">\n${joined(items)}\n</ul>`;
}

function renderSource({ analysis, key }: Described, { corpus, provenance }: Edition): Html {
  const engine = provenance?.[analysis ?? ""]?.parts.engine;
  const facts = [
    analysis !== null && html`analysis ${analysis}`,
    html`corpus ${corpus.name}`,
    engine && html`engine ${engine.name}, ${engine.threads} threads`,
    key !== null && html`key <code title="${key}">${key.slice(0, 12)}</code>`,
  ];
  return html`<p class="source">${joined(facts, " · ")}</p>`;
}
