import { renderReferences } from "./bibliography.ts";
import type { Download } from "./downloads.ts";
import { type Edition, isPosterEdition } from "./edition.ts";
import { folderOf, rootOf } from "./folders.ts";
import { type Page, useInline } from "./inline.ts";
import { type PageLink, renderPage } from "./page.ts";
import type { ParsedPage } from "./parsePages.ts";
import type { PartContext } from "./parts.ts";
import { renderBlocks } from "./render.ts";
import type { SiteOptions } from "./site.ts";

/** What a page of an edition is rendered with. */
export interface EditionRendering {
  context: Omit<PartContext, "downloads">;
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
  const main = await renderBlocks(blocks, { markdown, kind, page, context, style, downloads });
  const { edition, editions, poster } = context;
  const cited = contents.citations;
  return renderPage({
    ...{ edition, poster, kind, main },
    root: rootOf(edition, editions),
    ...(options.url === undefined ? {} : { url: `${options.url}${folderOf(edition, editions)}` }),
    pages: pages.map((one) => linkTo(one, parsed, edition)),
    editions: editions.map((other) => editionLink(other, edition, editions)),
    sections: [...contents.sections.values()],
    references: cited.length > 0 ? renderReferences(bibliography, cited) : "",
  });
}

function linkTo({ kind }: ParsedPage, from: ParsedPage, edition: Edition): PageLink {
  const isEdition = kind.name === "paper" && !isPosterEdition(edition);
  return { title: isEdition ? "Results" : kind.label, url: kind.path, current: kind === from.kind };
}

function editionLink(other: Edition, from: Edition, editions: readonly Edition[]): PageLink {
  const url = `${rootOf(from, editions)}${folderOf(other, editions)}index.html`;
  return { title: other.title, url, current: other === from };
}
