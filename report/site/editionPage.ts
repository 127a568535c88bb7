import { renderReferences } from "../prose/bibliography.ts";
import type { Download } from "../downloads/downloads.ts";
import { type Edition, isPosterEdition } from "../edition/edition.ts";
import { folderOf, rootOf } from "../edition/covers/folders.ts";
import { type Page, useInline } from "../prose/inline.ts";
import { renderPage } from "../page/page.ts";
import type { PageLink } from "../page/pageParts.ts";
import type { ParsedPage } from "./parsePages.ts";
import { renderBlocks, type Rendering } from "../page/render.ts";
import { browserScript } from "./browserScript.ts";
import { bibtex, renderCitation } from "./citation.ts";
import type { SiteOptions } from "./siteParts.ts";
import type { Sources } from "./sources.ts";

/** What a page of an edition is rendered with. */
export interface EditionRendering {
  context: Rendering["context"];
  /** all of the edition */
  pages: readonly ParsedPage[];
  /** of the pages before; gains those of this page */
  downloads: Download[];
  options: SiteOptions;
}

/** One page as HTML. */
export async function renderEditionPage(
  parsed: ParsedPage,
  { context, pages, downloads, options }: EditionRendering,
): Promise<string> {
  const { kind, file, markdown, blocks, contents, scope } = parsed;
  const { sources } = options;
  const { bibliography, outlines: fonts } = sources;
  const referable = pages
    .filter((page) => !page.kind.sheet)
    .map(({ kind: { name, path, label }, contents }) => ({ name, path, label, contents }));
  const page: Page = { file, scope, contents, bibliography, pages: referable };
  useInline(markdown, page);
  const style = { css: String(sources.assets.get("style.css")), fonts };
  const cited = contents.citations;
  const references = () => (cited.length > 0 ? renderReferences(bibliography, cited) : null);
  const rendering = { markdown, kind, page, context, references, style, downloads };
  const main = await renderBlocks(blocks, rendering);
  const { edition, editions, poster, url } = context;
  return renderPage({
    edition,
    poster,
    kind,
    main,
    start: await browserScript("start", options.cachedFigure),
    root: rootOf(edition, editions),
    ...(url === undefined ? {} : { url }),
    pages: pages.map((one) => linkTo(one, parsed, edition)),
    editions: editions.map((other) => editionLink(other, edition, editions)),
    sections: [...contents.sections.values()],
    runsWasm: kind.computes === true && context.network !== undefined,
    references: kind.sheet ? null : references(),
    version: sources.version,
    citing: citingOf(parsed, context, sources),
  });
}

/** How to cite stands on the paper, once. */
function citingOf(
  { kind }: ParsedPage,
  { edition, editions, poster, url }: Rendering["context"],
  { version }: Sources,
) {
  if (kind.name !== "paper" || edition !== editions[0]) return null;
  return renderCitation(bibtex(edition, poster, version, url), edition);
}

function linkTo({ kind }: ParsedPage, from: ParsedPage, edition: Edition): PageLink {
  const isEdition = kind.name === "paper" && !isPosterEdition(edition) && !edition.paper;
  return { title: isEdition ? "Results" : kind.label, url: kind.path, current: kind === from.kind };
}

function editionLink(other: Edition, from: Edition, editions: readonly Edition[]): PageLink {
  const url = `${rootOf(from, editions)}${folderOf(other, editions)}index.html`;
  return { title: other.title, url, current: other === from };
}
