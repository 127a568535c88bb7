import type { MarkdownIt, Token } from "markdown-it";
import type { Block, Directive } from "../prose/blocks.ts";
import { figureOf, partOf, tableOf } from "./directives.ts";
import type { Described, Download } from "../downloads/downloads.ts";
import type { DrawingStyle } from "../downloads/drawingFiles.ts";
import { hasResult, reasonWithout, rewordFor } from "../edition/edition.ts";
import type { Drawing, FigureContext, FigureText } from "../figures/figure.ts";
import { addDownloads, type Behind, renderFoldOut } from "../downloads/foldOut.ts";
import { type Content, formatHtml, type Html, html, joined, raw } from "../language/html.ts";
import { type Page, plainText } from "../prose/inline.ts";
import type { PageKind } from "./pages.ts";
import type { PartContext } from "./parts/part.ts";
import { failAt } from "../language/place.ts";
import { renderTable, rewordTable } from "../tables/table.ts";
import { rewordHtml, rewordMarkup } from "../paper/words.ts";
import { numberOf } from "../prose/targets.ts";

/** What rendering a page's blocks needs besides the blocks. */
export interface Rendering {
  /** knows the page's inline tokens (`useInline`) */
  markdown: MarkdownIt;
  kind: PageKind;
  page: Page;
  context: Omit<PartContext, "downloads" | "references">;
  /** works cited on the page; throws for an unknown one, without its place */
  references(): Html | null;
  style: DrawingStyle;
  /** of the edition; gains those of this page */
  downloads: Download[];
}

/** The blocks as markup; throws UserError for a figure without alternative text. */
export async function renderBlocks(blocks: readonly Block[], rendering: Rendering): Promise<Html> {
  const rendered: Content[] = [];
  for (const block of blocks) rendered.push(await renderBlock(block, rendering));
  return joined(rendered, "");
}

async function renderBlock(block: Block, rendering: Rendering): Promise<Content> {
  const { markdown } = rendering;
  if (block.kind === "prose")
    return raw(markdown.renderer.render(block.tokens, markdown.options, {}));
  if (block.kind === "figure") return renderFigure(block, rendering);
  if (block.kind === "table") return renderTableBlock(block, rendering);
  if (block.kind === "part") return renderPart(block, rendering);
  const body = await renderBlocks(block.body, rendering);
  if (block.kind === "note") return html`<div class="note" role="note">\n${body}</div>\n`;
  if (block.kind === "details")
    return html`<details class="more">\n<summary>${titleOf(block, rendering)}</summary>\n${body}</details>\n`;
  return block.kind === "box"
    ? html`<section class="box ${block.argument}">\n${body}</section>\n`
    : body;
}

async function renderPart(block: Directive, rendering: Rendering): Promise<Content> {
  const { context, downloads, references } = rendering;
  return partOf(block)({ ...context, downloads, references });
}

async function renderFigure(block: Directive, rendering: Rendering): Promise<Html> {
  const figure = figureOf(block);
  const text = figureText(block, rendering);
  const missing = notComputed(figure.needs, rendering.context);
  const isWide = figure.wide === true;
  if (missing) return renderFrame(block, rendering, isWide, missing);
  const { context, drawings, pictures } = recording(rendering.context);
  const reword = rewordFor(context.edition);
  const content = rewordHtml(await figure.render(context, text), reword);
  const drawn = formatHtml(content);
  const inOrder = <T>(items: T[], nameOf: (item: T) => string): T[] =>
    items.sort((a, b) => drawn.indexOf(nameOf(a)) - drawn.indexOf(nameOf(b)));
  const behind: Behind = {
    described: describe(block, figure.needs, text.title, rendering),
    drawings: inOrder(drawings, ({ name }) => `"${name}-title"`),
    pictures: inOrder(pictures, (url) => `"${url}"`),
    tables: (figure.data?.(context.edition, context.poster) ?? []).map(({ label, table }) => ({
      label: reword(label),
      table: rewordTable(table, reword),
    })),
    shown: false,
  };
  const frame = await renderFrame(block, rendering, isWide, content);
  return html`${frame}${await foldOut(behind, rendering)}`;
}

/** The context, taking note of what a figure draws and which files it adds, in no certain order. */
function recording(context: FigureContext) {
  const drawings: Drawing[] = [];
  const pictures: string[] = [];
  const reword = rewordFor(context.edition);
  const noting: FigureContext = {
    ...context,
    onDrawn: (drawing) =>
      drawings.push({
        ...drawing,
        title: reword(drawing.title),
        svg: rewordMarkup(drawing.svg, reword),
      }),
    addFile(path, content, use) {
      const url = context.addFile(path, content, use);
      if (use !== "page") pictures.push(url);
      return url;
    },
  };
  return { context: noting, drawings, pictures };
}

function figureText({ attributes, argument, place }: Directive, { page }: Rendering): FigureText {
  const alt = plainAttribute(attributes, "alt", page);
  if (alt === "") failAt(place, `figure without alternative text: ${argument}`);
  return { title: plainAttribute(attributes, "title", page) || argument, alt };
}

/** Empty without the attribute. */
function plainAttribute(attributes: Directive["attributes"], name: string, page: Page): string {
  return plainText(attributes.get(name)?.children ?? [], page).trim();
}

async function renderTableBlock(block: Directive, rendering: Rendering): Promise<Html> {
  const { argument: name } = block;
  const kind = tableOf(block);
  const { edition, poster } = rendering.context;
  const missing = notComputed(kind.needs, rendering.context);
  const wide = kind.wide === true;
  if (missing) return renderFrame(block, rendering, wide, missing);
  const table = rewordTable(kind.table(edition, poster), rewordFor(edition));
  const behind: Behind = {
    described: describe(block, kind.needs, tableTitle(block, rendering), rendering),
    tables: [{ label: name, table }],
    shown: true,
    drawings: [],
    pictures: [],
  };
  const id = `table-${name}-caption`;
  const content = html`<section class="scroll" tabindex="0" aria-labelledby="${id}">${renderTable(table, id)}</section>`;
  const frame = await renderFrame(block, rendering, wide, content);
  return html`${frame}${await foldOut(behind, rendering)}`;
}

/** Without a title, the caption's first sentence. */
function tableTitle({ argument, attributes, body }: Directive, { page }: Rendering): string {
  const title = plainAttribute(attributes, "title", page);
  if (title !== "") return title;
  const tokens = body.flatMap((block) => (block.kind === "prose" ? block.tokens : []));
  const inline = tokens.find(({ type }) => type === "inline");
  const text = plainText(inline?.children ?? [], page).trim();
  return /^.*?[.:](?=\s|$)/.exec(text)?.[0].replace(/[.:]$/, "") || argument;
}

function describe(
  { kind, argument }: Directive,
  analysis: string | undefined,
  title: string,
  { context }: Rendering,
): Described {
  const key = context.edition.provenance?.[analysis ?? ""]?.key ?? null;
  return { id: `${kind}-${argument}`, title, analysis: analysis ?? null, key };
}

/** Adds the files behind a figure or table and shows them, folded; a sheet has none. */
async function foldOut(behind: Behind, rendering: Rendering): Promise<Html | null> {
  const { kind, context, style, downloads, page } = rendering;
  if (kind.sheet) return null;
  const files = await addDownloads(context, style, behind);
  const { id, title } = behind.described;
  const [what, name] = id.split("-") as ["figure" | "table", string];
  const label = numberOf(what, name, page.contents) ?? "";
  downloads.push({ id, label, title, page: kind.path, files });
  return renderFoldOut(behind, files, context.edition);
}

/** A figure or table between its number and title and the words that explain it. */
async function renderFrame(
  block: Directive,
  rendering: Rendering,
  wide: boolean,
  content: Html,
): Promise<Html> {
  const { kind, argument: name, body } = block;
  const { contents } = rendering.page;
  const label = numberOf(kind === "figure" ? "figure" : "table", name, contents);
  const id = `${kind}-${name}`;
  const caption =
    body.length > 0 && html`<div class="caption">\n${await renderBlocks(body, rendering)}</div>`;
  return joined([
    html`<figure class="${kind}${wide ? " wide" : ""}" id="${id}">`,
    html`<figcaption id="${id}-caption"><p class="title"><a class="label" href="#${id}">${label}</a> ${titleOf(block, rendering)}</p></figcaption>`,
    html`<div class="frame">\n${content}\n</div>`,
    caption,
    html`</figure>\n`,
  ]);
}

function titleOf({ attributes }: Directive, { markdown }: Rendering): Html | null {
  const tokens: Token[] = attributes.get("title")?.children ?? [];
  if (tokens.length === 0) return null;
  return raw(markdown.renderer.renderInline(tokens, markdown.options, {}));
}

function notComputed(needs: string | undefined, { edition }: FigureContext): Html | undefined {
  if (needs === undefined || hasResult(edition, needs)) return undefined;
  return html`<p class="not-computed">not computed: ${reasonWithout(edition, needs)}</p>`;
}
