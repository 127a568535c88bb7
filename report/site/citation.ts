import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import type { Poster } from "../../data/poster/poster.ts";
import { type Html, html } from "../language/html.ts";
import { inWords } from "../language/formats.ts";

/** BibTeX entries for the poster and for this edition. */
export function bibtex(poster: Poster, version: string, url?: string): string {
  const works = new Cite([
    {
      id: "poster",
      "citation-key": "lee2017genre",
      type: "manuscript",
      title: poster.title,
      author: poster.authors.map(person),
      note: `Poster, ${poster.course}, ${poster.institution}`,
      issued: { "date-parts": [[poster.year]] },
    },
    {
      id: "edition",
      "citation-key": "genreFromCoverArt",
      type: "software",
      title: `${poster.title}: a reproducible edition`,
      note: `Version ${version}, after the poster by ${inWords(poster.authors)}`,
      ...(url === undefined ? {} : { URL: url }),
    },
  ]);
  return `${works.format("bibtex").replaceAll("\t", "  ").trim()}\n`;
}

function person(name: string): { given: string; family: string } {
  const end = name.lastIndexOf(" ");
  return { given: name.slice(0, end), family: name.slice(end + 1) };
}

/** How to cite, with the same as files. */
export function renderCitation(entries: string): Html {
  return html`<h2 id="citing"><a class="number" href="#citing" aria-label="Link to this section: Citing">¶</a> Citing</h2>
<p>Cite the poster, and this edition if you use its code or its numbers. As files: <a href="citation.bib" download>BibTeX</a>, <a href="CITATION.cff" download>CFF</a>.</p>
<pre class="bibtex" tabindex="0">${entries}</pre>
`;
}
