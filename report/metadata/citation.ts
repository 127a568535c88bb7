import type { Poster } from "../../data/poster.ts";
import { escapeHtml } from "../html.ts";

/** BibTeX entries for the poster and for this edition. */
export function bibtex(poster: Poster, version: string, url?: string): string {
  const authors = poster.authors.map(lastNameFirst).join(" and ");
  return [
    entry("lee2017genre", [
      ["author", authors],
      ["title", poster.title],
      ["howpublished", `Poster, ${poster.course}, ${poster.institution}`],
      ["year", String(poster.year)],
    ]),
    entry("genreFromCoverArt", [
      ["title", `${poster.title}: a reproducible edition`],
      ["note", `Version ${version}, after the poster by ${authors}`],
      ...(url === undefined ? [] : ([["url", url]] as const)),
    ]),
  ].join("\n");
}

function entry(key: string, fields: readonly (readonly [string, string])[]): string {
  return `@misc{${key},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(",\n")}\n}\n`;
}

function lastNameFirst(name: string): string {
  const words = name.split(" ");
  return `${words.at(-1)}, ${words.slice(0, -1).join(" ")}`;
}

/** How to cite, with the same as files. */
export function renderCitation(entries: string): string {
  return `<h2 id="citing"><a class="number" href="#citing" aria-label="Link to this section: Citing">¶</a> Citing</h2>
<p>Cite the poster, and this edition if you use its code or its numbers. As files: <a href="citation.bib" download>BibTeX</a>, <a href="CITATION.cff" download>CFF</a>.</p>
<pre class="bibtex" tabindex="0">${escapeHtml(entries)}</pre>
`;
}
