import { Ajv } from "ajv";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { bibtex } from "../../../report/site/citation.ts";
import { cardSvg, wrap } from "../../../report/site/card.ts";
import { resultsFile } from "../../../report/site/resultsFile.ts";
import { renderSite } from "../../../report/site/site.ts";
import { readSources } from "../../../report/site/sources.ts";
import { sampleEdition } from "../sampleEdition.ts";

const sources = await readSources();
const { poster, schema } = sources;
const bare = { ...sources, pages: new Map(), paper: { file: "paper.md", text: "Text." } };
const cachedFigure = (_a: string, _b: URL, _c: unknown, draw: () => Promise<string>) => draw();
const site = (url?: string) =>
  renderSite([sampleEdition(), sampleEdition("control")], {
    sources: bare,
    cachedFigure,
    ...(url === undefined ? {} : { url }),
  });

describe("resultsFile(editions, poster, version)", () => {
  const file = resultsFile([sampleEdition(), sampleEdition("control")], poster, "1.2.3");

  it("is as its schema says", () => {
    const validate = new Ajv({ allErrors: true }).compile(JSON.parse(schema) as object);
    validate(JSON.parse(file));
    expect(validate.errors).toBeNull();
  });

  it("has every number of every edition", () => {
    const { corpora } = JSON.parse(file) as { corpora: { results: { analysis: string }[] }[] };
    const names = Object.keys(sampleEdition().results).toSorted();
    expect(corpora.map(({ results }) => results.map(({ analysis }) => analysis))).toEqual([
      names,
      names,
    ]);
  });
});

describe("bibtex({}, poster, version, url)", () => {
  it("credits the poster's authors", () => {
    expect(bibtex({}, poster, "0.1.0")).toContain("author = {Lee, Nathan and Baraldi, Robert}");
  });

  it("balances its braces", () => {
    const text = bibtex({}, poster, "0.1.0", "https://example.org/");
    expect(text.split("{")).toHaveLength(text.split("}").length);
    expect(text).toContain("url = {https://example.org/}");
  });
});

describe("cardSvg(edition, poster)", () => {
  it("has a cell for every pair of genres, and none before they are computed", () => {
    expect(cardSvg(sampleEdition(), poster).match(/<rect/g)).toHaveLength(37);
    expect(cardSvg({ ...sampleEdition(), results: {} }, poster).match(/<rect/g)).toHaveLength(1);
  });

  it("wraps its title", () => {
    expect(wrap("Predicting Musical Genre from Album Cover Art", 21)).toEqual([
      "Predicting Musical",
      "Genre from Album",
      "Cover Art",
    ]);
  });
});

describe("renderSite(editions, {url})", () => {
  it("names no address without one", async () => {
    const files = await site();
    expect(files.has("sitemap.xml")).toBe(false);
    const page = new JSDOM(String(files.get("index.html"))).window.document;
    expect(page.querySelector("link[rel=canonical], meta[property='og:image']")).toBeNull();
  });

  it("names addresses below the one given", async () => {
    const files = await site("https://example.org/genre/");
    expect(String(files.get("sitemap.xml"))).toContain(
      "<loc>https://example.org/genre/control/</loc>",
    );
    const page = new JSDOM(String(files.get("control/index.html"))).window.document;
    const content = (selector: string) => page.querySelector(selector)?.getAttribute("content");
    expect(page.querySelector("link[rel=canonical]")?.getAttribute("href")).toBe(
      "https://example.org/genre/control/",
    );
    expect(content("meta[property='og:image']")).toBe("https://example.org/genre/card.png");
  });

  it("describes the paper as a scholarly article", async () => {
    const page = new JSDOM(String((await site()).get("index.html"))).window.document;
    const text = page.querySelector('script[type="application/ld+json"]')!.textContent;
    const data = JSON.parse(text) as { isBasedOn: { author: { name: string }[] } };
    expect(data).toMatchObject({ "@type": "ScholarlyArticle" });
    expect(data.isBasedOn.author.map(({ name }) => name)).toEqual(poster.authors);
  });
});
