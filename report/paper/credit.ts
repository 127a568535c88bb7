import type { Poster } from "../../data/poster/poster.ts";
import { inWords } from "../language/formats.ts";
import { type Html, html } from "../language/html.ts";
import type { Author, Paper } from "./paper.ts";

/** `Ada Lovelace and Charles Babbage`. */
export function authorsOf({ authors }: Paper): string {
  return inWords(authors.map(({ name }) => name));
}

/** `Nathan Lee and Robert Baraldi (University of Washington, 2017)`. */
export function posterCredit({ authors, institution, year }: Poster): string {
  return `${inWords(authors)} (${institution}, ${year})`;
}

/** The paper in a sentence or two: for search engines and link previews. */
export function summaryOf(paper: Paper): string {
  const abstract = paper.abstract?.replaceAll(/\s+/g, " ").trim();
  return abstract ?? `A paper by ${authorsOf(paper)} that computes its own numbers.`;
}

/** Authors with their affiliations and ORCID iDs, year and abstract, under the title. */
export function renderByline(paper: Paper): Html[] {
  const authors = paper.authors.map(renderAuthor);
  const year = paper.year === undefined ? "" : `, ${paper.year}`;
  const byline = html`<p class="authors">${authors.map((author, i) => html`${i > 0 && "; "}${author}`)}${year}</p>`;
  const abstract = (paper.abstract ?? "").split(/\n\s*\n/).filter((text) => text.trim() !== "");
  return [byline, ...abstract.map((text) => html`<p class="summary">${text.trim()}</p>`)];
}

function renderAuthor({ name, affiliation, orcid }: Author): Html {
  const linked =
    orcid === undefined ? name : html`<a href="https://orcid.org/${orcid}">${name}</a>`;
  return html`${linked}${affiliation !== undefined && ` (${affiliation})`}`;
}

/** Whose the paper is, under which licence, and whose analyses it makes. */
export function renderCredit(paper: Paper, poster: Poster): Html {
  const licence = paper.licence === undefined ? null : renderLicence(paper.licence);
  return html`<p>“${paper.title}” is by ${authorsOf(paper)}.${licence} Its analyses are those of the poster “${poster.title}” by ${posterCredit(poster)}, who have no part in it; the code that computes them is under the MIT licence.</p>`;
}

function renderLicence(licence: string): Html {
  return html` Text and numbers are under <a href="${licenceUrl(licence)}">${licence}</a>.`;
}

export function licenceUrl(licence: string): string {
  return `https://spdx.org/licenses/${licence}.html`;
}
