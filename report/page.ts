import type { Poster } from "../data/poster.ts";
import type { Section } from "./contents.ts";
import { type Edition, isPosterEdition } from "./edition.ts";
import { escapeHtml } from "./html.ts";
import { renderHead } from "./head.ts";
import { inWords } from "./formats.ts";
import { formatNotice, headNotices, type Notice } from "./notices.ts";
import type { PageKind } from "./pages.ts";
import { renderOutline } from "./outline.ts";
import { renderScheme } from "./scheme.ts";

export interface PageLink {
  title: string;
  /** relative to the page */
  url: string;
  current: boolean;
}

export interface PageParts {
  edition: Edition;
  poster: Poster;
  kind: PageKind;
  /** from the page to the root of the site: "" or "../" */
  root: string;
  /** of this edition of the poster */
  version: string;
  /** address of the edition's folder, where it is known */
  url?: string;
  /** of this edition, in reading order */
  pages: PageLink[];
  editions: PageLink[];
  sections: Section[];
  /** HTML */
  main: string;
  references: string;
  /** HTML, how to cite; only for the paper */
  citing: string;
}

/** A whole page: one HTML and one CSS file, links relative, nothing from elsewhere. */
export function renderPage(parts: PageParts): string {
  const { kind, poster, references, main } = parts;
  return `<!doctype html>
<html lang="en"${kind.sheet ? ' class="sheet"' : ""}>
${renderHead(parts)}
<body class="page-${kind.name}">
<a class="skip" href="#main">Skip to the text</a>
${renderBar(parts)}
${kind.sheet ? "" : `${renderHeader(parts)}\n${renderOutline(sectionsOf(parts))}`}<main id="main">
${main}${renderReferences(references)}${parts.citing}</main>
${kind.sheet ? "" : `${renderNeighbours(parts.pages)}\n${renderFooter(poster)}\n`}</body>
</html>
`;
}

function sectionsOf({ sections, references, citing, kind }: PageParts): Section[] {
  if (kind.numbered === false) return sections;
  const last = [
    ...(references === "" ? [] : [{ slug: "references", title: "References" }]),
    ...(citing === "" ? [] : [{ slug: "citing", title: "Citing" }]),
  ];
  return [...sections, ...last.map((section) => ({ ...section, number: "", depth: 1 }))];
}

/** The bar at the top of every page. */
function renderBar({ pages, editions }: PageParts): string {
  const other = editions.filter(({ current }) => !current);
  const switches =
    other.length === 0 ? "" : `<ul class="editions">${other.map(item).join("")}</ul>`;
  const nav = `<nav class="site" aria-label="Site"><ul>${pages.map(item).join("")}</ul>${switches}</nav>`;
  return `<div class="bar">${nav}${renderScheme()}</div>`;
}

function item({ title, url, current }: PageLink): string {
  const mark = current ? ' aria-current="page"' : "";
  return `<li><a href="${escapeHtml(url)}"${mark}>${escapeHtml(title)}</a></li>`;
}

function renderHeader({ edition, kind, poster }: PageParts): string {
  const isPaper = kind.name === "paper";
  const title = isPaper ? edition.title : (kind.heading ?? kind.label);
  const about = isPaper
    ? [
        `<p class="authors">After the poster by ${poster.authors.map(escapeHtml).join(" and ")}</p>`,
        `<p class="origin">${escapeHtml(poster.institution)}, ${poster.year}. This edition computes every number of its own from the covers.</p>`,
      ]
    : [`<p class="summary">${escapeHtml(kind.summary)}</p>`];
  return [
    `<header>`,
    ...(isPaper
      ? []
      : [`<p class="kicker"><a href="index.html">${escapeHtml(kickerOf(edition))}</a></p>`]),
    `<h1>${escapeHtml(title)}</h1>`,
    ...about,
    ...renderNotices(headNotices(edition.notices)),
    "</header>",
  ].join("\n");
}

function kickerOf(edition: Edition): string {
  return isPosterEdition(edition) ? "Genre from cover art" : edition.title;
}

function renderNotices(notices: readonly Notice[]): string[] {
  if (notices.length === 0) return [];
  const items = notices.map((notice) => `<li>${escapeHtml(formatNotice(notice))}</li>`);
  return [`<aside class="notices" aria-label="Notices"><ul>\n${items.join("\n")}\n</ul></aside>`];
}

function renderReferences(references: string): string {
  if (references === "") return "";
  return `<h2 id="references"><a class="number" href="#references" aria-label="Link to this section: References">¶</a> References</h2>\n${references}\n`;
}

/** Links to the page before and the page after. */
function renderNeighbours(pages: readonly PageLink[]): string {
  const index = pages.findIndex(({ current }) => current);
  const link = (page: PageLink | undefined, rel: string, words: string): string =>
    page
      ? `<a rel="${rel}" href="${escapeHtml(page.url)}"><span>${words}</span> ${escapeHtml(page.title)}</a>`
      : "";
  const links = [
    link(pages[index - 1], "prev", "Before:"),
    link(pages[index + 1], "next", "Next:"),
  ].join("");
  return links === "" ? "" : `<nav class="neighbours" aria-label="Before and after">${links}</nav>`;
}

function renderFooter(poster: Poster): string {
  return `<footer>
<p>The poster “${escapeHtml(poster.title)}” is by ${escapeHtml(inWords(poster.authors))} (${escapeHtml(poster.institution)}, ${poster.year}). This edition is not by them; its code and the drawn covers are under the MIT licence.</p>
<p>Numbers in the text are read from the results when the page is built; hold the pointer over one to see which. A <span class="claim">dotted line</span> marks a sentence whose condition is checked against the results: were it false, this page would not exist.</p>
</footer>`;
}
