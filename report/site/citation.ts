import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import type { Poster } from "../../data/poster/poster.ts";
import { type Html, html } from "../language/html.ts";
import type { Edition } from "../edition/edition.ts";
import { type Paper, splitName } from "../paper/paper.ts";
import { stringify } from "yaml";
import { asciiWords } from "../language/fileName.ts";
import { inWords } from "../language/formats.ts";

/** BibTeX entries for the poster and for this edition, or for a reader's own paper. */
export function bibtex(
  { paper }: Pick<Edition, "paper">,
  poster: Poster,
  version: string,
  url?: string,
): string {
  const address = url === undefined ? {} : { URL: url };
  const works = new Cite([
    {
      id: "poster",
      "citation-key": "lee2017genre",
      type: "manuscript",
      title: poster.title,
      author: poster.authors.map(splitName),
      note: `Poster, ${poster.course}, ${poster.institution}`,
      issued: { "date-parts": [[poster.year]] },
    },
    paper
      ? {
          ...workOf(paper),
          note: `Analyses of the poster by ${inWords(poster.authors)}`,
          ...address,
        }
      : {
          id: "edition",
          "citation-key": "genreFromCoverArt",
          type: "software",
          title: `${poster.title}: a reproducible edition`,
          note: `Version ${version}, after the poster by ${inWords(poster.authors)}`,
          ...address,
        },
  ]);
  return `${withTightAccents(works.format("bibtex")).replaceAll("\t", "  ").trim()}\n`;
}

/** `{\" u}` -> `{\"u}`, and `{\" {U}}`, whose case is kept, -> `{{\"U}}`. */
function withTightAccents(entries: string): string {
  return entries
    .replaceAll(/\{\\(["'`^~=.]) (\\?\w)\}/g, "{\\$1$2}")
    .replaceAll(/\{\\(["'`^~=.]) \{(\\?\w)\}\}/g, "{{\\$1$2}}");
}

function workOf({ title, authors, year }: Paper) {
  const first = splitName(authors[0]!.name).family;
  const words = [first, `${year ?? ""}`, title.split(/\s/)[0]!].map(asciiWords);
  return {
    id: "paper",
    "citation-key": words.join("").replaceAll("-", "") || "paper",
    type: "manuscript",
    title,
    author: authors.map(({ name }) => splitName(name)),
    ...(year !== undefined && { issued: { "date-parts": [[year]] } }),
  };
}

/** A reader's own paper as CITATION.cff (https://citation-file-format.github.io). */
export function citationFile(paper: Paper, url?: string): string {
  const authors = paper.authors.map(({ name, affiliation, orcid }) => {
    const { given, family } = splitName(name);
    return {
      "family-names": family,
      ...(given !== "" && { "given-names": given }),
      ...(affiliation !== undefined && { affiliation }),
      ...(orcid !== undefined && { orcid: `https://orcid.org/${orcid}` }),
    };
  });
  const { title, abstract, licence, year } = paper;
  const file = {
    "cff-version": "1.2.0",
    message: "Please cite this paper if you use its numbers.",
    title,
    type: "dataset", // all but the paper, which is preferred: the format knows only this and software
    authors,
    ...(abstract !== undefined && { abstract }),
    ...(licence !== undefined && { license: licence }),
    ...(url !== undefined && { url }),
    "preferred-citation": {
      type: "unpublished",
      title,
      authors,
      ...(url !== undefined && { url }),
      ...(year !== undefined && { year }),
    },
  };
  return stringify(file, { aliasDuplicateObjects: false });
}

/** How to cite, with the same as files. */
export function renderCitation(entries: string, { paper }: Pick<Edition, "paper">): Html {
  const which = paper
    ? "Cite the paper, and the poster whose analyses it makes."
    : "Cite the poster, and this edition if you use its code or its numbers.";
  return html`<h2 id="citing"><a class="number" href="#citing" aria-label="Link to this section: Citing">¶</a> Citing</h2>
<p>${which} As files: <a href="citation.bib" download>BibTeX</a>, <a href="CITATION.cff" download>CFF</a>.</p>
<pre class="bibtex" tabindex="0">${entries}</pre>
`;
}
