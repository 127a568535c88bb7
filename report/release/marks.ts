import type { Version } from "../git/tags.ts";
import { formatHtml, type Html, html, raw } from "../language/html.ts";

const mark = 'type="application/atom+xml"';

/** A page of the current site, with links to the feed and the list of versions. `path`: below the site's root. */
export function markCurrent(path: string, page: string): string {
  if (/^v\//.test(path)) return page;
  const root = "../".repeat(path.split("/").length - 1);
  const note = html`<p>Earlier versions of these results: <a href="${root}v/index.html">the list</a>, <a href="${root}feed.xml">a feed</a>.</p>`;
  return addFeed(path, page, root, (linked) => before("</footer>", note, linked));
}

/** A page of a version's own site, which says that it is one. `path`: below the version's folder. */
export function markVersion({ tag, date }: Version, path: string, page: string): string {
  const root = "../".repeat(path.split("/").length + 1);
  const day = date.slice(0, 10);
  const what =
    path === "changes.html"
      ? html`This is what version <a href="index.html">${tag}</a> of ${day} changed`
      : html`This is version ${tag} of ${day}`;
  const note = html`<div class="notices"><ul>
<li>${what}: <a href="${root}index.html">the current one</a>, <a href="${root}v/index.html">all versions</a>.</li>
</ul></div>`;
  return addFeed(path, page, root, (linked) => before("</header>", note, linked));
}

/** Once a page; the page for wrong addresses stands under any, so its links cannot be relative. */
function addFeed(
  path: string,
  page: string,
  root: string,
  addNote: (page: string) => string,
): string {
  if (path === "404.html" || page.includes(mark)) return page;
  const link = html`<link rel="alternate" ${raw(mark)} title="Versions" href="${root}feed.xml">`;
  const linked = before("</head>", link, page);
  return /<html[^>]* class="sheet"/.test(page) ? linked : addNote(linked); // a poster has no room
}

/** The page with `added` on a line of its own before the first of these tags. */
function before(tag: string, added: Html, page: string): string {
  return page.replace(tag, () => `${formatHtml(added)}\n${tag}`);
}
