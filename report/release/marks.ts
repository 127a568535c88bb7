import type { Version } from "../../data/git/tags.ts";

const mark = 'type="application/atom+xml"';

/** A page of the current site, with links to the feed and the list of versions. `path`: below the site's root. */
export function markCurrent(path: string, html: string): string {
  if (/^v\//.test(path)) return html;
  const root = "../".repeat(path.split("/").length - 1);
  const note = `<p>Earlier versions of these results: <a href="${root}v/index.html">the list</a>, <a href="${root}feed.xml">a feed</a>.</p>`;
  return addFeed(path, html, root, (page) => page.replace("</footer>", `${note}\n</footer>`));
}

/** A page of a version's own site, which says that it is one. `path`: below the version's folder. */
export function markVersion({ tag, date }: Version, path: string, html: string): string {
  const root = "../".repeat(path.split("/").length + 1);
  const day = date.slice(0, 10);
  const what =
    path === "changes.html"
      ? `This is what version <a href="index.html">${tag}</a> of ${day} changed`
      : `This is version ${tag} of ${day}`;
  const note = `<div class="notices"><ul>
<li>${what}: <a href="${root}index.html">the current one</a>, <a href="${root}v/index.html">all versions</a>.</li>
</ul></div>`;
  return addFeed(path, html, root, (page) => page.replace("</header>", `${note}\n</header>`));
}

/** Once a page; the page for wrong addresses stands under any, so its links cannot be relative. */
function addFeed(
  path: string,
  html: string,
  root: string,
  addNote: (html: string) => string,
): string {
  if (path === "404.html" || html.includes(mark)) return html;
  const link = `<link rel="alternate" ${mark} title="Versions" href="${root}feed.xml">`;
  const linked = html.replace("</head>", `${link}\n</head>`);
  return /<html[^>]* class="sheet"/.test(html) ? linked : addNote(linked); // a poster has no room
}
