import type { Poster } from "../../data/poster/poster.ts";
import type { Section } from "../prose/contents.ts";
import { type Edition, isPosterEdition, rewordFor } from "../edition/edition.ts";
import { formatHtml, type Html, html, joined } from "../language/html.ts";
import { renderHead } from "./head.ts";
import { inWords } from "../language/formats.ts";
import { formatNotice, headNotices, type Notice } from "../edition/notices.ts";
import { renderOutline } from "./outline.ts";
import { renderFormats } from "./formats.ts";
import { renderScheme } from "./scheme.ts";
import { renderByline, renderCredit } from "../paper/credit.ts";
import type { Reword } from "../paper/words.ts";
import type { PageLink, PageParts } from "./pageParts.ts";

/** A whole page: one HTML and one CSS file, links relative, nothing from elsewhere. */
export function renderPage(parts: PageParts): string {
  const { kind, references, main } = parts;
  const page = html`<!doctype html>
<html lang="en"${kind.sheet && html` class="sheet"`}>
${renderHead(parts)}
<body class="page-${kind.name}">
<a class="skip" href="#main">Skip to the text</a>
${renderBar(parts)}
${!kind.sheet && html`${renderHeader(parts)}\n${renderOutline(sectionsOf(parts))}`}<main id="main">
${main}${renderReferences(references)}${parts.citing}</main>
${!kind.sheet && html`${renderNeighbours(parts.pages)}\n${renderFooter(parts)}\n`}</body>
</html>
`;
  return formatHtml(page);
}

function sectionsOf({ sections, references, citing, kind }: PageParts): Section[] {
  if (kind.numbered === false) return sections;
  const last = [
    ...(references === null ? [] : [{ slug: "references", title: "References" }]),
    ...(citing === null ? [] : [{ slug: "citing", title: "Citing" }]),
  ];
  return [...sections, ...last.map((section) => ({ ...section, number: "", depth: 1 }))];
}

/** The bar at the top of every page. */
function renderBar({ pages, editions, kind }: PageParts): Html {
  const other = editions.filter(({ current }) => !current);
  const switches = other.length > 0 && html`<ul class="editions">${other.map(item)}</ul>`;
  const nav = html`<nav class="site" aria-label="Site"><ul>${pages.map(item)}</ul>${switches}</nav>`;
  return html`<div class="bar">${nav}${kind.sheet && renderFormats()}${renderScheme()}</div>`;
}

function item({ title, url, current }: PageLink): Html {
  const mark = current && html` aria-current="page"`;
  return html`<li><a href="${url}"${mark}>${title}</a></li>`;
}

function renderHeader({ edition, kind, poster }: PageParts): Html {
  const isPaper = kind.name === "paper";
  const title = isPaper ? edition.title : (kind.heading ?? kind.label);
  const reword = rewordFor(edition);
  const about = isPaper
    ? renderOrigin(edition, poster)
    : [html`<p class="summary">${reword(kind.summary)}</p>`];
  return joined([
    html`<header>`,
    !isPaper && html`<p class="kicker"><a href="index.html">${kickerOf(edition)}</a></p>`,
    html`<h1>${title}</h1>`,
    ...about,
    renderNotices(headNotices(edition.notices), reword),
    html`</header>`,
  ]);
}

/** By whom it is, and after whom: of the poster's own covers, and of others, whose numbers are nobody's but this project's. */
function renderOrigin(edition: Edition, poster: Poster): Html[] {
  if (edition.paper) return renderByline(edition.paper);
  const by = `the poster by ${poster.authors.join(" and ")} (${poster.institution}, ${poster.year})`;
  const [authors, origin] = isPosterEdition(edition)
    ? [
        `A reproducible edition of ${by}`,
        "Not by the poster’s authors. Their numbers stand beside those computed anew from the covers.",
      ]
    : [
        `The analyses of ${by} on other covers`,
        "Neither the covers nor the numbers are of its authors.",
      ];
  return [html`<p class="authors">${authors}</p>`, html`<p class="origin">${origin}</p>`];
}

function kickerOf(edition: Edition): string {
  return isPosterEdition(edition) ? "Genre from cover art" : edition.title;
}

function renderNotices(notices: readonly Notice[], reword: Reword): Html | null {
  if (notices.length === 0) return null;
  const items = notices.map((notice) => html`<li>${reword(formatNotice(notice))}</li>`);
  return html`<aside class="notices" aria-label="Notices"><ul>\n${joined(items)}\n</ul></aside>`;
}

function renderReferences(references: Html | null): Html | null {
  if (references === null) return null;
  return html`<h2 id="references"><a class="number" href="#references" aria-label="Link to this section: References">¶</a> References</h2>\n${references}\n`;
}

/** Links to the page before and the page after. */
function renderNeighbours(pages: readonly PageLink[]): Html | null {
  const index = pages.findIndex(({ current }) => current);
  const link = ([page, rel, words]: readonly [PageLink | undefined, string, string]) =>
    page && html`<a rel="${rel}" href="${page.url}"><span>${words}</span> ${page.title}</a>`;
  const ends = [
    [pages[index - 1], "prev", "Before:"],
    [pages[index + 1], "next", "Next:"],
  ] as const;
  if (ends.every(([page]) => page === undefined)) return null;
  return html`<nav class="neighbours" aria-label="Before and after">${ends.map(link)}</nav>`;
}

function renderFooter({ edition: { paper }, main, poster }: PageParts): Html {
  const isChecked = !paper || formatHtml(main).includes('class="check"');
  const credit = paper
    ? renderCredit(paper, poster)
    : html`<p>The poster “${poster.title}” is by ${inWords(poster.authors)} (${poster.institution}, ${poster.year}). This edition is not by them; its code and the drawn covers are under the MIT licence.</p>`;
  return html`<footer>
${credit}
<p>Numbers in the text are read from the results when the page is built; point at one to see which.${isChecked && " A ✓ behind a sentence opens the condition that is checked against the results: if it failed, this page could not be built."}</p>
</footer>`;
}
