import type { Poster } from "../data/poster.ts";
import type { Section } from "./contents.ts";
import { escapeHtml } from "./html.ts";
import { inWords } from "./formats.ts";

export interface PageLink {
  title: string;
  /** relative to the page */
  url: string;
  current: boolean;
}

export interface PageParts {
  title: string;
  poster: Poster;
  /** from the page to the root of the site: "" or "../" */
  root: string;
  editions: PageLink[];
  notices: string[];
  sections: Section[];
  /** HTML */
  main: string;
  references: string;
}

/** A whole page: one HTML and one CSS file, links relative, nothing from elsewhere. */
export function renderPage(parts: PageParts): string {
  const { title, poster, root } = parts;
  const authors = inWords(poster.authors);
  const description = `An edition of the poster “${poster.title}” by ${authors} (${poster.year}) that computes its own numbers.`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(description)}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${root}icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${root}style.css">
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
${renderHeader(parts)}
<main id="main">
${parts.main}${renderReferences(parts.references)}</main>
${renderFooter(poster)}
</body>
</html>
`;
}

function renderHeader({ title, poster, editions, notices, sections }: PageParts): string {
  const links = editions.map(({ title, url, current }) =>
    current
      ? `<li aria-current="page">${escapeHtml(title)}</li>`
      : `<li><a href="${escapeHtml(url)}">${escapeHtml(title)}</a></li>`,
  );
  return [
    "<header>",
    `<nav class="editions" aria-label="Editions"><ul>${links.join("")}</ul></nav>`,
    `<h1>${escapeHtml(title)}</h1>`,
    `<p class="authors">After the poster by ${poster.authors.map(escapeHtml).join(" and ")}</p>`,
    `<p class="origin">${escapeHtml(poster.institution)}, ${poster.year}. This edition computes every number of its own from the covers.</p>`,
    ...renderNotices(notices),
    renderOutline(sections),
    "</header>",
  ].join("\n");
}

function renderNotices(notices: readonly string[]): string[] {
  if (notices.length === 0) return [];
  const items = notices.map((notice) => `<li>${escapeHtml(notice)}</li>`);
  return [`<aside class="notices" aria-label="Notices"><ul>\n${items.join("\n")}\n</ul></aside>`];
}

function renderOutline(sections: readonly Section[]): string {
  const items = sections
    .filter(({ number }) => !number.includes("."))
    .map(
      ({ number, slug, title }) =>
        `<li><a href="#${slug}"><span class="number">${number}</span> ${escapeHtml(title)}</a></li>`,
    );
  return `<nav class="outline" aria-label="Sections"><ol>${items.join("")}</ol></nav>`;
}

function renderReferences(references: string): string {
  return references === "" ? "" : `<h2 id="references">References</h2>\n${references}\n`;
}

function renderFooter(poster: Poster): string {
  return `<footer>
<p>The poster “${escapeHtml(poster.title)}” is by ${escapeHtml(inWords(poster.authors))} (${escapeHtml(poster.institution)}, ${poster.year}). This edition is not by them.</p>
<p>Numbers in the text are read from the results when the page is built; hold the pointer over one to see which. A <span class="claim">dotted line</span> marks a sentence whose condition is checked against the results: were it false, this page would not exist.</p>
</footer>`;
}
