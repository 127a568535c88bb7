import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Edition } from "../../report/edition/edition.ts";
import { browserScript } from "../../report/site/browserScript.ts";
import { renderEditionPage } from "../../report/site/editionPage.ts";
import { parsePages } from "../../report/site/parsePages.ts";
import type { Site, SiteOptions } from "../../report/site/siteParts.ts";
import { readSources } from "../../report/site/sources.ts";
import { committedEdition } from "./committedSite.ts";

/** The page Try of the control corpus with what it loads; its files are in the folder, too. */
export async function committedTry(
  network?: SiteOptions["network"],
): Promise<{ folder: string; files: Site; edition: Edition }> {
  const sources = await readSources();
  const edition = await committedEdition("control", sources.poster);
  const draw = (_name: unknown, _module: unknown, _data: unknown, make: () => Promise<string>) =>
    make();
  const files: Site = new Map(sources.assets);
  const addFile = (path: string, content: string | Uint8Array): string => {
    files.set(path, content);
    return path;
  };
  const context = {
    edition,
    editions: [edition],
    poster: sources.poster,
    cachedFigure: draw,
    addFile,
    ...(network && { network: network.about }),
  };
  const pages = parsePages(edition, [edition], sources);
  const page = pages.find(({ kind }) => kind.name === "try")!;
  const options = { sources, cachedFigure: draw, ...(network && { network }) };
  files.set("try.html", await renderEditionPage(page, { context, pages, downloads: [], options }));
  for (const [path, content] of network?.files ?? []) files.set(path, content);
  for (const name of ["page", "try", "try-worker", "try-network"] as const)
    files.set(`${name}.js`, await browserScript(name, draw));
  const folder = mkdtempSync(join(tmpdir(), "try-"));
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return { folder, files, edition };
}
