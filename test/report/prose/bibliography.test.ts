import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  findWork,
  parseBibliography,
  renderReferences,
} from "../../../report/prose/bibliography.ts";
import { formatHtml, raw } from "../../../report/language/html.ts";

const style = readFileSync("report/references.csl", "utf8");
const parse = (bibtex: string) => parseBibliography(bibtex, style, "works.bib");
const lines = (...fields: string[]) => `@article{key,\n${fields.join(",\n")}\n}\n`;
const [author, title, year] = ["author = {Doe, Jane}", "title = {On <i> & so}", "year = {2001}"];

describe("parseBibliography(bibtex, style, file)", () => {
  it.each([
    [
      lines(author, title, year, "journal = {Notes}", "volume = 4", "number = 2", "pages = {1--9}"),
      "Jane Doe. On &#60;i&#62; &#38; so. <i>Notes</i> 4(2), 1–9, 2001.",
    ],
    [
      lines("author = {Van Gool, Luc and Rees, A. B.}", "title = {Two}", year, "doi = {10.1/x}"),
      'Luc Van Gool, A. B. Rees. Two. 2001. <a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a>.',
    ],
    [
      lines('author = {M{\\"u}ller, Ed}', "title = {A}", year, "url = {https://e.org/}").replace(
        "article",
        "misc",
      ),
      'Ed Müller. A. 2001. <a href="https://e.org/">https://e.org/</a>.',
    ],
  ])("writes %j", (bibtex, html) => {
    expect(formatHtml(findWork(parse(bibtex), "key"))).toBe(html);
  });

  it.each([
    [lines(author, "title {A}", year), "works.bib:3: not BibTeX: "],
    [
      lines(author, title, year, 'doi = {10.1000/x" onclick="y}'),
      'works.bib: not a DOI: 10.1000/x" onclick="y of key (expected 10.1000/xyz)',
    ],
    [lines(author, title, year, "doi = {x}"), "works.bib: not a DOI: x of key"],
    [lines(author, title, year, "url = {/a.html}"), "works.bib: not an address: /a.html of key"],
    [
      lines(author, `title = {${"{".repeat(20_000)}${"}".repeat(20_000)}}`, year),
      "works.bib: not BibTeX: too many braces within each other",
    ],
    [lines(title, year), "works.bib: work without author: key"],
    [lines(author, year), "works.bib: work without title: key"],
    [lines(author, title), "works.bib: work without year: key"],
    [lines(author, title, year).repeat(2), "works.bib: work appears twice: key"],
  ])("refuses %j", (bibtex, message) => {
    expect(() => parse(bibtex)).toThrow(message);
  });

  it("reads the works that the prose cites, each with where it appeared", () => {
    const works = parse(readFileSync("report/references.bib", "utf8"));
    expect(works.size).toBeGreaterThan(5);
    for (const [key, html] of works)
      expect(formatHtml(html), key).toMatch(/^\S.*\. .+\. .+, \d{4}\./);
  });
});

describe("renderReferences(works, keys)", () => {
  it("lists works in the order of the keys", () => {
    const works = new Map([
      ["a", raw("A.")],
      ["b", raw("B.")],
    ]);
    expect(formatHtml(renderReferences(works, ["b", "a"]))).toBe(
      '<ol class="references">\n<li id="reference-b">B.</li>\n<li id="reference-a">A.</li>\n</ol>',
    );
  });

  it("names the nearest key for an unknown one", () => {
    expect(() => renderReferences(new Map([["lee2017", raw("")]]), ["lee2071"])).toThrow(
      "unknown citation: lee2071 (nearest: lee2017)",
    );
  });
});
