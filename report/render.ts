import type { MarkdownIt, Token } from "markdown-it";
import type { Block, Directive } from "./blocks.ts";
import type { AnalysisName } from "../analyses/index.ts";
import { missingReason } from "./edition.ts";
import type { FigureContext, FigureText } from "./figure.ts";
import { figures } from "./figures.ts";
import { escapeHtml } from "./html.ts";
import { type Page, plainText } from "./inline.ts";
import { unknownName } from "./nearest.ts";
import { failAt } from "./place.ts";
import { renderTable, type Table } from "./table.ts";
import { tables } from "./tables.ts";

/** What rendering a page's blocks needs besides the blocks. */
export interface Rendering {
  /** knows the page's inline tokens (`useInline`) */
  markdown: MarkdownIt;
  page: Page;
  context: FigureContext;
}

/** The blocks as HTML; throws UserError for unknown figures and tables, and for a figure without alternative text. */
export async function renderBlocks(
  blocks: readonly Block[],
  rendering: Rendering,
): Promise<string> {
  const parts: string[] = [];
  for (const block of blocks) parts.push(await renderBlock(block, rendering));
  return parts.join("");
}

async function renderBlock(block: Block, rendering: Rendering): Promise<string> {
  const { markdown } = rendering;
  if (block.kind === "prose") return markdown.renderer.render(block.tokens, markdown.options, {});
  if (block.kind === "figure") return renderFigure(block, rendering);
  if (block.kind === "table") return renderTableBlock(block, rendering);
  const body = await renderBlocks(block.body, rendering);
  return block.kind === "note" ? `<aside class="note">\n${body}</aside>\n` : body;
}

async function renderFigure(block: Directive, rendering: Rendering): Promise<string> {
  const { argument: name, place } = block;
  const figure = Object.hasOwn(figures, name) ? figures[name] : undefined;
  if (!figure) return failAt(place, unknownName("figure", name, Object.keys(figures)));
  const { context } = rendering;
  const text = figureText(block, rendering);
  const missing = notComputed(figure.needs, context);
  const details = missing ? [] : (figure.data?.(context.edition, context.poster) ?? []);
  return renderFrame(block, rendering, figure.wide === true, [
    titleOf(block, rendering),
    missing ?? (await figure.render(context, text)),
    renderDetails(details, `figure-${name}`),
  ]);
}

function figureText({ attributes, argument, place }: Directive, { page }: Rendering): FigureText {
  const plain = (name: string): string =>
    plainText(attributes.get(name)?.children ?? [], page).trim();
  const alt = plain("alt");
  if (alt === "") failAt(place, `figure without alternative text: ${argument}`);
  return { title: plain("title") || argument, alt };
}

async function renderTableBlock(block: Directive, rendering: Rendering): Promise<string> {
  const { argument: name, place } = block;
  const kind = Object.hasOwn(tables, name) ? tables[name] : undefined;
  if (!kind) return failAt(place, unknownName("table", name, Object.keys(tables)));
  const { edition, poster } = rendering.context;
  const missing = notComputed(kind.needs, rendering.context);
  return renderFrame(block, rendering, kind.wide === true, [
    titleOf(block, rendering),
    missing ?? renderTable(kind.table(edition, poster), `table-${name}-caption`),
  ]);
}

/** A figure or table with its number and caption; the parts stand above each other. */
async function renderFrame(
  { kind, argument: name, body }: Directive,
  rendering: Rendering,
  wide: boolean,
  parts: string[],
): Promise<string> {
  const { figures, tables } = rendering.page.contents;
  const number = (kind === "figure" ? figures : tables).indexOf(name) + 1;
  const label = `${kind === "figure" ? "Figure" : "Table"} ${number}`;
  const caption = await renderBlocks(body, rendering);
  const id = `${kind}-${name}`;
  return [
    `<figure class="${kind}${wide ? " wide" : ""}" id="${id}">`,
    `<div class="frame">\n${parts.filter((part) => part !== "").join("\n")}\n</div>`,
    `<figcaption id="${id}-caption"><p class="label"><a href="#${id}">${label}</a></p>\n${caption}</figcaption>`,
    "</figure>\n",
  ].join("\n");
}

function titleOf({ attributes }: Directive, { markdown }: Rendering): string {
  const tokens: Token[] = attributes.get("title")?.children ?? [];
  if (tokens.length === 0) return "";
  return `<p class="title">${markdown.renderer.renderInline(tokens, markdown.options, {})}</p>`;
}

function notComputed(
  needs: AnalysisName | undefined,
  { edition }: FigureContext,
): string | undefined {
  if (needs === undefined || edition.results[needs]) return undefined;
  return `<p class="not-computed">not computed: ${escapeHtml(missingReason(edition, needs))}</p>`;
}

function renderDetails(data: readonly { label: string; table: Table }[], id: string): string {
  if (data.length === 0) return "";
  const parts = data.map(({ label, table }, index) => {
    const labelId = `${id}-data-${index + 1}`;
    return `<p id="${labelId}">${escapeHtml(label)}</p>\n${renderTable(table, labelId)}`;
  });
  return `<details>\n<summary>Numbers</summary>\n${parts.join("\n")}\n</details>`;
}
