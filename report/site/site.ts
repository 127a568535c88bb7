import { byCodeUnit } from "../../data/corpus/corpus.ts";
import { checkAddresses, type WrittenPage } from "../prose/addresses.ts";
import type { Download } from "../downloads/downloads.ts";
import type { Edition } from "../edition/edition.ts";
import type { FigureContext } from "../figures/figure.ts";
import { renderEditionPage } from "./editionPage.ts";
import { folderOf } from "../edition/covers/folders.ts";
import { subsetMathFont } from "./mathFont.ts";
import { siteFiles } from "./siteFiles.ts";
import { type ParsedPage, parsePages } from "./parsePages.ts";
import { tryHead } from "../edition/try/tryNetwork.ts";
import type { Site, SiteOptions } from "./siteParts.ts";

export type { Edition } from "../edition/edition.ts";

/**
 * All files of the site: the first edition at the root, the others in the folders of their corpora. Throws UserError
 * `file:line: message` for a wrong reference, a dead link or a false claim.
 */
export async function renderSite(editions: Edition[], given: SiteOptions): Promise<Site> {
  const { network, ...rest } = given;
  const isAsked = editions.some((edition) => tryHead(edition) !== undefined); // by readers: it has a last layer
  const options: SiteOptions = network && isAsked ? given : rest;
  const site: Site = new Map(options.sources.assets);
  const written: WrittenPage[] = [];
  for (const edition of editions) {
    const folder = folderOf(edition, editions);
    const { files, parsed } = await renderEdition(edition, editions, options);
    for (const [path, content] of files) site.set(`${folder}${path}`, content);
    for (const page of parsed) written.push({ ...page, path: `${folder}${page.kind.path}` });
  }
  for (const [path, content] of options.network?.files ?? []) site.set(path, content);
  const pages = [...site.keys()].filter((path) => path.endsWith(".html"));
  for (const [path, content] of await siteFiles(editions, pages, options)) site.set(path, content);
  for (const page of written) checkAddresses(page, site);
  await subsetMathFont(site, options.cachedFigure);
  return new Map([...site].sort(([a], [b]) => byCodeUnit(a, b))); // drawn in any order
}

async function renderEdition(
  edition: Edition,
  editions: Edition[],
  options: SiteOptions,
): Promise<{ files: Site; parsed: ParsedPage[] }> {
  const files: Site = new Map();
  const { sources, cachedFigure } = options;
  const addFile: FigureContext["addFile"] = (path, content) => {
    files.set(path, content);
    return path;
  };
  const context = {
    edition,
    editions,
    poster: sources.poster,
    cachedFigure,
    addFile,
    ...(options.network && { network: options.network.about }),
    ...(options.url === undefined ? {} : { url: `${options.url}${folderOf(edition, editions)}` }),
  };
  const parsed = parsePages(edition, editions, sources);
  const downloads: Download[] = [];
  for (const page of parsed) {
    const html = await renderEditionPage(page, { context, pages: parsed, downloads, options });
    files.set(page.kind.path, html);
  }
  return { files, parsed };
}
