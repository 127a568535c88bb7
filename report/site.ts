import { chooseBlocks, parseBlocks } from "./blocks.ts";
import { renderReferences } from "./bibliography.ts";
import { readContents } from "./contents.ts";
import { readDefinitions } from "./definitions.ts";
import { type Edition, editionScope, isPosterEdition } from "./edition.ts";
import type { FigureContext } from "./figure.ts";
import type { CachedFigure } from "./figureCache.ts";
import { type Page, useInline } from "./inline.ts";
import { createMarkdown } from "./markdown.ts";
import { type PageLink, renderPage } from "./page.ts";
import { renderBlocks } from "./render.ts";
import type { Sources } from "./sources.ts";

export type { Edition } from "./edition.ts";

/** Files of the site by path below its root. */
export type Site = Map<string, string | Uint8Array>;

export interface SiteOptions {
  sources: Sources;
  cachedFigure: CachedFigure;
}

/**
 * All files of the site: the first edition at the root, the others in the folders of their corpora. Throws UserError
 * `file:line: message` for a wrong reference or a false claim.
 */
export async function renderSite(editions: Edition[], options: SiteOptions): Promise<Site> {
  const site: Site = new Map(options.sources.assets);
  for (const edition of editions)
    for (const [path, content] of await renderEdition(edition, editions, options))
      site.set(`${folderOf(edition, editions)}${path}`, content);
  return site;
}

async function renderEdition(
  edition: Edition,
  editions: Edition[],
  { sources, cachedFigure }: SiteOptions,
): Promise<Site> {
  const files: Site = new Map();
  const { poster, bibliography } = sources;
  const addFile: FigureContext["addFile"] = (path, content) => (files.set(path, content), path);
  const context: FigureContext = { edition, poster, cachedFigure, addFile };
  const { file, text } = isPosterEdition(edition) ? sources.paper : sources.edition;
  const markdown = createMarkdown();
  const parsed = parseBlocks(markdown, file, text);
  const scope = { ...editionScope(edition, poster), aliases: readDefinitions(parsed) };
  const blocks = chooseBlocks(parsed, scope);
  const page: Page = { file, scope, contents: readContents(blocks), bibliography };
  useInline(markdown, page);
  const main = await renderBlocks(blocks, { markdown, page, context });
  files.set("index.html", pageOf(edition, editions, page, main, sources));
  return files;
}

function pageOf(
  edition: Edition,
  editions: Edition[],
  { contents, bibliography }: Page,
  main: string,
  { poster }: Sources,
): string {
  const { title, notices } = edition;
  return renderPage({
    ...{ title, poster, notices, main },
    root: rootOf(edition, editions),
    editions: editions.map((other) => linkTo(other, edition, editions)),
    sections: [...contents.sections.values()],
    references:
      contents.citations.length > 0 ? renderReferences(bibliography, contents.citations) : "",
  });
}

function linkTo(other: Edition, from: Edition, editions: Edition[]): PageLink {
  return {
    title: other.title,
    url: `${rootOf(from, editions)}${folderOf(other, editions)}index.html`,
    current: other === from,
  };
}

function folderOf(edition: Edition, editions: Edition[]): string {
  return edition === editions[0] ? "" : `${edition.corpus.name}/`;
}

function rootOf(edition: Edition, editions: Edition[]): string {
  return edition === editions[0] ? "" : "../";
}
