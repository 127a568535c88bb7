import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import type { FigureContext } from "../../../report/figures/figure.ts";
import { accuracyByGenre } from "../../../report/figures/accuracyByGenre.ts";
import { confusionMatrices } from "../../../report/figures/confusionMatrices.ts";
import { learningCurves } from "../../../report/figures/learningCurves.ts";
import { formatHtml } from "../../../report/language/html.ts";
import { readSources } from "../../../report/site/sources.ts";
import { sampleEdition, sampleGenres } from "../sampleEdition.ts";
import { sampleTraining } from "../sampleTraining.ts";

const { poster } = await readSources();
const figures = { accuracyByGenre, confusionMatrices, learningCurves };
const withoutAlexNet = { custom: 2, customRandomPixels: 1 };

function contextOf(runs?: Record<string, number>, corpus?: string): FigureContext {
  const edition = sampleEdition(corpus);
  return {
    poster,
    edition: {
      ...edition,
      results: { ...edition.results, fullTraining: sampleTraining(sampleGenres, runs) },
    },
    cachedFigure: (_name, _module, _data, draw) => draw(),
    addFile: (path) => path,
  };
}

async function render(name: keyof typeof figures, context: FigureContext): Promise<Document> {
  const html = await figures[name].render(context, { title: "Title", alt: "Description" });
  return new JSDOM(formatHtml(html)).window.document;
}

describe.each([
  ["accuracyByGenre", 1],
  ["confusionMatrices", 1],
  ["learningCurves", 2],
] as const)("%s.render(context, text)", (name, perNetwork) => {
  it("draws every network", async () => {
    const document = await render(name, contextOf());
    const headings = [...document.querySelectorAll(".strip")].map(({ textContent }) => textContent);
    expect(headings).toEqual(["custom network", "custom network, random pixels", "AlexNet"]);
    expect(document.querySelectorAll("svg.plot")).toHaveLength(3 * perNetwork);
  });

  it("says in its place what is not computed yet", async () => {
    const document = await render(name, contextOf(withoutAlexNet));
    expect(document.querySelectorAll("svg.plot")).toHaveLength(2 * perNetwork);
    const last = [...document.querySelectorAll(".multiples > div")].at(-1)!;
    expect(last.textContent).toMatch(/AlexNet\s+not computed yet/);
  });

  it("gives every picture ids and a title of its own", async () => {
    const document = await render(name, contextOf());
    const titles = [...document.querySelectorAll("svg > title")].map((title) => title.textContent);
    expect(new Set(titles).size).toBe(3 * perNetwork);
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("accuracyByGenre.render(context, text)", () => {
  it("shows the poster's accuracies on its own covers only", async () => {
    const own = await render("accuracyByGenre", contextOf());
    const other = await render("accuracyByGenre", contextOf(undefined, "control"));
    const published = (document: Document) => document.querySelectorAll(".published text").length;
    expect(published(own)).toBe(2 * (1 + sampleGenres.length));
    expect(published(other)).toBe(0);
  });
});

describe("learningCurves.data(edition, poster)", () => {
  it("has a table for every seed", () => {
    const { edition } = contextOf(withoutAlexNet);
    expect(learningCurves.data!(edition, poster).map(({ label }) => label)).toEqual([
      "custom network, seed 1",
      "custom network, seed 2",
      "custom network, random pixels",
    ]);
  });
});
