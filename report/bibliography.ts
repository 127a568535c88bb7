import { UserError } from "../data/error.ts";
import { list, number, object, orNull, record, text } from "../data/schema.ts";
import { escapeHtml } from "./html.ts";
import { unknownName } from "./nearest.ts";

const entry = object({
  authors: list(text),
  title: text,
  /** journal, conference or site, with volume and pages */
  venue: text,
  year: number,
  url: orNull(text),
});

const bibliography = record(entry);

/** Works that the prose may cite, by key. */
export type Bibliography = ReturnType<typeof bibliography>;

/** Checks report/bibliography.json; throws UserError naming the path of the first wrong value. */
export function parseBibliography(value: unknown): Bibliography {
  return bibliography(value, "bibliography");
}

/** One work in a line of plain text; throws UserError for an unknown key, with the nearest known one. */
export function citationTitle(works: Bibliography, key: string): string {
  const { authors, title, venue, year } = find(works, key);
  return `${authors.join(", ")}: ${title}. ${venue}, ${year}`;
}

/** The list of the works cited, numbered in this order. */
export function renderReferences(works: Bibliography, keys: readonly string[]): string {
  const items = keys.map((key) => {
    const { authors, title, venue, year, url } = find(works, key);
    const name = escapeHtml(title);
    const linked = url === null ? name : `<a href="${escapeHtml(url)}">${name}</a>`;
    return `<li id="reference-${key}">${escapeHtml(authors.join(", "))}. ${linked}. ${escapeHtml(venue)}, ${year}.</li>`;
  });
  return `<ol class="references">\n${items.join("\n")}\n</ol>`;
}

function find(works: Bibliography, key: string): Bibliography[string] {
  const work = Object.hasOwn(works, key) ? works[key] : undefined;
  if (!work) throw new UserError(unknownName("citation", key, Object.keys(works)));
  return work;
}
