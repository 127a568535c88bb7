import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { parsePaper } from "../../../report/paper/parsePaper.ts";
import { cardSvg } from "../../../report/site/card.ts";
import { bibtex, citationFile } from "../../../report/site/citation.ts";
import { renderSite } from "../../../report/site/site.ts";
import { readSources } from "../../../report/site/sources.ts";
import { readFileSync } from "node:fs";
import { groupedCorpus, sampleEdition } from "../sampleEdition.ts";

const sources = await readSources();
const paper = parsePaper(
  `title: What posters tell
authors:
  - name: Ada Lovelace
    affiliation: London
    orcid: 0000-0002-1825-0097
  - name: Plato
year: 2026
abstract: Posters tell <little>.
licence: CC-BY-4.0
words:
  thing: { one: poster, many: posters }
  class: { one: era, many: eras }
analyses: [histogramSimilarity, averagedImages, baselines, controls]
`,
  "paper.yaml",
);
const sample = sampleEdition("mine", ["ambient", "covers of rock"]);
const { fullTraining: _, ...results } = sample.results;
const edition = { ...sample, results, paper, title: paper.title };
const cachedFigure = (_a: string, _b: URL, _c: unknown, draw: () => Promise<string>) => draw();
const url = "https://example.org/";

/** A site of the author's own pages alone. */
const renderOwn = (own: Record<string, string>) => {
  const files = Object.entries(own).map(
    ([name, text]) => [name, { file: `${name}.md`, text }] as const,
  );
  const bare = { ...sources, pages: new Map(), own: new Map(files) };
  return renderSite([{ ...edition, results: {} }], { sources: bare, cachedFigure });
};

const built = await renderSite([edition], { sources, cachedFigure, url });
const page = (name: string) => String(built.get(name));
/** What a person reads on a page, descriptions with it, but for the title of the poster and a class with a word of ours. */
const read = (html: string) =>
  html
    .replaceAll(/<(style|script|pre)[\s\S]*?<\/\1>/g, "")
    .replaceAll(/<[^>]*?(alt|aria-label)="([^"]*)"[^>]*>/g, " $2 ")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/Musical Genre from Album Cover Art|covers.of.rock/gi, "");

describe("the site of a paper of one's own", () => {
  it("says whose it is, in the head, under the title, at the foot, in its files", () => {
    const paper = page("index.html");
    expect(paper).toContain("<title>What posters tell</title>");
    expect(paper).toContain(
      '<p class="authors"><a href="https://orcid.org/0000-0002-1825-0097">Ada Lovelace</a> (London); Plato, 2026</p>',
    );
    expect(paper).toContain('<p class="summary">Posters tell &lt;little&gt;.</p>');
    expect(paper).toContain('<meta name="description" content="Posters tell &lt;little&gt;.">');
    expect(read(page("methods.html"))).toContain(
      "“What posters tell” is by Ada Lovelace and Plato. Text and numbers are under CC-BY-4.0.",
    );
    expect(paper).not.toContain("A reproducible edition of the poster");
    expect(page("citation.bib")).toContain("author = {Lovelace, Ada and {Plato}}");
    expect(parse(page("CITATION.cff"))).toMatchObject({
      title: "What posters tell",
      license: "CC-BY-4.0",
    });
    expect(cardSvg(edition, sources.poster)).toContain("Ada Lovelace and Plato");
  });

  it("speaks of posters and eras in prose, tables and drawings, and leaves names alone", () => {
    for (const name of ["index.html", "controls.html", "methods.html", "data.html"]) {
      const words = read(page(name)).match(/[^.:]{0,40}\b(covers?|genres?)\b[^.:]{0,20}/gi);
      expect({ name, words }).toEqual({ name, words: null });
    }
    expect(page("index.html")).toContain("covers of rock");
    expect(page("data/table-corpus.csv")).toMatch(/^era,/);
    expect(page("index.html")).toContain("compared with posters of");
  });

  it("shows the chosen analyses, and says of others that they are left out", () => {
    expect(page("index.html")).toContain("not computed: left out by paper.yaml");
  });

  it.each([
    ["histogramSimilarity", "Colour", /Accuracy|Averaged images|MobileNetV2|epoch/],
    ["averagedImages", "Averaged images", /Accuracy|histogram h|MobileNetV2|More figures/],
    ["baselines", "Accuracy", /Averaged images|histogram h|AlexNet|By folds|More figures/],
  ] as const)("with %s alone the page Methods tells of nothing else", async (name, has, lacks) => {
    const alone = { ...edition, results: { [name]: results[name] } };
    const bare = { ...sources, pages: new Map([["methods", sources.pages.get("methods")!]]) };
    const site = await renderSite([alone], { sources: bare, cachedFigure });
    const methods = read(String(site.get("methods.html")));
    expect(methods).toContain(has);
    expect(methods).not.toMatch(/not computed/);
    expect(methods).not.toMatch(lacks);
  });

  it("promises checks only on a page that has some", async () => {
    const own = { paper: "[One.]{claim: corpus.genreCount > 1}", methods: "None." };
    const site = await renderOwn(own);
    expect(String(site.get("index.html"))).toContain("A ✓ behind a sentence");
    expect(String(site.get("methods.html"))).not.toContain("✓");
  });

  it("takes the author's pages in the place of the built-in ones, with checked references", async () => {
    const own = {
      paper: "A cover has {{corpus.genreCount}} genres [@krizhevsky2012].",
      poster: "::: part posterTitle\n:::\n",
    };
    const site = await renderOwn(own);
    expect(read(String(site.get("index.html")))).toContain("A cover has 2 genres");
    expect(String(site.get("index.html"))).toContain('id="reference-krizhevsky2012"');
    expect(String(site.get("poster.html"))).toContain("Ada Lovelace and Plato");
    await expect(renderOwn({ paper: "\n{{corpus.genreCont}}" })).rejects.toThrow(
      /^paper.md:2: .*genreCont/,
    );
    await expect(renderOwn({ paper: "[No.]{claim: corpus.genreCount > 2}" })).rejects.toThrow(
      "paper.md:1",
    );
  });
});

describe("the site of a new paper on pictures in groups", () => {
  const group = { one: "painter", many: "painters" };
  const genres = ["ambient", "covers of rock"];
  const reason = "all are of one group";
  const unreadable = [1, 2].map((n) => ({
    id: `loft/${n}`,
    genre: "loft",
    reason,
    isLeftOut: true as const,
  }));
  const grouped = {
    ...edition,
    corpus: { ...groupedCorpus(genres, 4), unreadable },
    paper: { ...paper, words: { ...paper.words, group } },
  };
  const starter = new URL("../../../report/starter/paper.md", import.meta.url);
  const own = new Map([["paper", { file: "paper.md", text: readFileSync(starter, "utf8") }]]);
  const site = renderSite([grouped], { sources: { ...sources, own }, cachedFigure });
  const text = async (name: string) => read(String((await site).get(name))).replaceAll(/\s+/g, " ");

  it("says in its text, on Data and in Methods what stays together, and that intervals are optimistic", async () => {
    for (const name of ["index.html", "data.html"]) {
      expect(await text(name)).toContain(
        "one painter stay together, on one side of the split and in one fold",
      );
      expect(await text(name)).toContain("There are 8 painters. Of these 2 are tested.");
      expect(await text(name)).toContain("intervals are optimistic");
    }
    const methods = await text("methods.html");
    expect(methods).toContain("2 of 8 painters are tested, with 6 of 24 posters");
    expect(methods).toContain("Those of one painter are not, so intervals are narrower");
    expect(methods).not.toContain("lie in one fold, too"); // nothing is judged by folds here
  });

  it("warns in its text of few groups, and of what is left out with its reason on Data", async () => {
    const paper = await text("index.html");
    expect(paper).toContain("A single painter is all that is tested of ambient");
    expect(paper).toContain("Fewer than five painters made the posters of ambient");
    expect(paper).toContain("Left out: loft.");
    expect(await text("data.html")).toContain("loft2all are of one painter");
  });

  it("speaks in its author's words", async () => {
    for (const name of ["index.html", "methods.html", "data.html"]) {
      const words = (await text(name)).match(/[^.:]{0,40}\b(covers?|genres?)\b[^.:]{0,20}/gi);
      expect({ name, words }).toEqual({ name, words: null });
    }
  });
});

it("bibtex and CITATION.cff of a paper with the least that is known hold nothing empty", () => {
  const least = parsePaper("title: A\nauthors: [{ name: Plato }]", "paper.yaml");
  expect(bibtex({ paper: least }, sources.poster, "1.0.0")).toContain("@unpublished{platoa,");
  expect(citationFile(least)).not.toMatch(/undefined|: ""|null/);
});

describe("bibtex and CITATION.cff of names and titles that are not English", () => {
  const named = (title: string, name: string) =>
    parsePaper(`title: ${title}\nauthors: [{ name: ${name} }]`, "paper.yaml");
  const entryOf = (title: string, name: string) =>
    bibtex({ paper: named(title, name) }, sources.poster, "1.0.0");

  it.each([
    ["Über Gemälde", "Jörg Łuczak", "luczakuber"],
    ["日本の絵", "山田 太郎", "tailangribennohui"],
    ["?!", "Плато", "plato"],
  ])("%s by %s has the key %s", (title, name, key) => {
    expect(entryOf(title, name)).toContain(`@unpublished{${key},`);
  });

  it("accents stand as BibTeX has them", () => {
    const entry = entryOf("Über Gemälde ça et là", "Jörg Łuczak");
    expect(entry).toContain(String.raw`author = {\L{}uczak, J{\"o}rg}`);
    expect(entry).toContain(String.raw`title = {{{\"U}}ber {Gem}{\"a}lde {\c c}a et l{\`a}}`);
  });

  it("prefers the paper to its data, and has no aliases, which readers of the format refuse", () => {
    const text = citationFile(named("A", "Plato"), "https://example.org/");
    expect(text).not.toMatch(/[&*]a1/);
    expect(parse(text)).toMatchObject({
      type: "dataset",
      "preferred-citation": { type: "unpublished", title: "A", url: "https://example.org/" },
    });
  });
});
