import type { Edition } from "../edition/edition.ts";
import { formatHtml, html, joined, raw } from "../language/html.ts";
import type { Site, SiteOptions } from "./siteParts.ts";
import { browserScript } from "./browserScript.ts";
import { bibtex, citationFile } from "./citation.ts";
import { card } from "./card.ts";
import { hashOf, renderPolicy } from "../language/policy.ts";
import { resultsFile } from "./resultsFile.ts";

/** Files that the site has once, besides its pages: results, citation, preview card, page for wrong addresses, site map. */
export async function siteFiles(
  editions: readonly Edition[],
  pages: readonly string[],
  { sources, cachedFigure, url }: SiteOptions,
): Promise<Site> {
  const { poster, outlines, version, citation, schema } = sources;
  const first = editions[0]!;
  const files: Site = new Map();
  files.set("results.json", resultsFile(editions, poster, version));
  files.set("results.schema.json", schema);
  files.set("citation.bib", bibtex(first, poster, version, url));
  files.set("CITATION.cff", first.paper ? citationFile(first.paper, url) : citation);
  files.set("card.png", await card(first, poster, cachedFigure, outlines));
  const script = url === undefined ? (await browserScript("notFound", cachedFigure)).trim() : "";
  files.set("404.html", notFound(first.title, script, url));
  for (const name of ["audit", "guess"] as const)
    if (pages.includes(`${name}.html`))
      files.set(`${name}.js`, await browserScript(name, cachedFigure));
  if (url !== undefined) files.set("sitemap.xml", siteMap(pages, url));
  return files;
}

/** Stands under any address, so it names no file of the site but its start, and looks for that where no address is known. */
function notFound(title: string, script: string, url = "./index.html"): string {
  const style =
    "body{font:1.1rem/1.5 Georgia,serif;max-width:34rem;margin:4rem auto;padding:0 1.2rem;color:#1c2127;background:#fdfdfb}a{color:#1f5a92}@media(prefers-color-scheme:dark){body{color:#e4e3df;background:#14171b}a{color:#8dbdea}}";
  const policy = {
    styles: hashOf(style),
    ...(script !== "" && { scripts: hashOf(script), connections: "'self'" }),
  };
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${renderPolicy(policy)}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>No such page</title>
<style>${raw(style)}</style>
${script !== "" && html`<script>${raw(script)}</script>\n`}</head>
<body>
<main>
<h1>No such page</h1>
<p>There is nothing at this address. <a href="${url}">${title}</a> begins on the first page.</p>
</main>
</body>
</html>
`;
  return formatHtml(page);
}

function siteMap(pages: readonly string[], url: string): string {
  const entries = pages.map((path) => {
    const address = `${url}${path.replace(/(^|\/)index\.html$/, "$1")}`;
    return html`<url><loc>${address}</loc></url>`;
  });
  const map = html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${joined(entries)}
</urlset>
`;
  return formatHtml(map);
}
