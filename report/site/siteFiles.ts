import type { Edition } from "../edition/edition.ts";
import { formatHtml, html, joined, raw } from "../language/html.ts";
import type { Site, SiteOptions } from "./siteParts.ts";
import { browserScript } from "./browserScript.ts";
import { pages as kinds } from "../page/pages.ts";
import { bibtex, citationFile } from "./citation.ts";
import { card } from "./card.ts";
import { hashOf, renderPolicy } from "../language/policy.ts";
import { resultsFile } from "./resultsFile.ts";

/** Scripts, with the page that needs them. */
const scripts = [
  ["audit", "audit.html"],
  ["guess", "guess.html"],
  ["poster", "poster.html"],
  ["try", "try.html"],
  ["try-worker", "try.html"],
] as const;

/** Files that the site has once, besides its pages: results, citation, preview card, page for wrong addresses, site map. */
export async function siteFiles(
  editions: readonly Edition[],
  pages: readonly string[],
  { sources, cachedFigure, url, network }: SiteOptions,
): Promise<Site> {
  const { poster, outlines, version, citation, schema } = sources;
  const first = editions[0]!;
  const files: Site = new Map();
  files.set("results.json", resultsFile(editions, poster, version));
  files.set("results.schema.json", schema);
  files.set("citation.bib", bibtex(first, poster, version, url));
  files.set("CITATION.cff", first.paper ? citationFile(first.paper, url) : citation);
  files.set("card.png", await card(first, poster, cachedFigure, outlines));
  const script = url === undefined ? await browserScript("notFound", cachedFigure) : "";
  files.set(
    "404.html",
    notFound({ title: first.title, pages, script, ...(url !== undefined && { url }) }),
  );
  files.set("page.js", await browserScript("page", cachedFigure));
  for (const [name, page] of scripts)
    if (pages.some((path) => path.endsWith(page)))
      files.set(`${name}.js`, await browserScript(name, cachedFigure));
  if (network) files.set("try-network.js", await browserScript("try-network", cachedFigure));
  if (url !== undefined) files.set("sitemap.xml", siteMap(pages, url));
  return files;
}

interface NotFound {
  title: string;
  /** paths of the site's */
  pages: readonly string[];
  script: string;
  url?: string;
}

/** Stands under any address, so it names no file of the site but its pages, and looks for that where no address is known. */
function notFound({ title, pages, script, url = "./" }: NotFound): string {
  const style =
    "body{font:1.15rem/1.55 Spectral,Palatino,Georgia,serif;max-width:37rem;margin:0 auto;padding:0 1.2rem;color:#1c2127;background:#fdfdfb}h1{font:400 2.6rem/1.15 Spectral,Palatino,Georgia,serif;margin:1.2rem 0}nav{font:.95rem/1.6 'Source Sans 3','Helvetica Neue',Arial,sans-serif}ul{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;padding:.9rem 0;margin:0;border-bottom:1px solid #d8d9d6}a{color:#1f5a92}nav a{text-decoration:none}@media(prefers-color-scheme:dark){body{color:#e4e3df;background:#14171b}a{color:#8dbdea}ul{border-color:#353a40}}";
  const items = kinds
    .filter(({ path }) => pages.includes(path))
    .map(({ path, label }) => html`<li><a href="${url}${path}">${label}</a></li>`);
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
<nav aria-label="Site"><ul>${items}</ul></nav>
<main>
<h1>No such page</h1>
<p>There is nothing at this address. <a href="${url}index.html">${title}</a> begins on the first page.</p>
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
