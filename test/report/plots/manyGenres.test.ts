import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { formatHtml } from "../../../report/language/html.ts";
import type { Figure } from "../../../report/figures/figure.ts";
import { averageContrast } from "../../../report/figures/averageContrast.ts";
import { confusionMatrices } from "../../../report/figures/confusionMatrices.ts";
import { genreSimilarity } from "../../../report/figures/genreSimilarity.ts";
import { selfRanks } from "../../../report/figures/selfRanks.ts";
import { readSources } from "../../../report/site/sources.ts";
import { sampleEdition } from "../sampleEdition.ts";

const { poster } = await readSources();

/** A figure of an edition with so many invented genres. */
async function draw(figure: Figure, count: number): Promise<Document> {
  const genres = Array.from({ length: count }, (_, index) => `genre ${index + 1}`);
  const context = {
    poster,
    edition: sampleEdition("mine", genres),
    cachedFigure: (_name: string, _module: URL, _data: unknown, make: () => Promise<string>) =>
      make(),
    addFile: (path: string) => path,
  };
  const html = await figure.render(context, { title: "Title", alt: "Words" });
  return new JSDOM(formatHtml(html)).window.document;
}

const marks = (document: Document, selector: string) =>
  [...document.querySelectorAll(selector)].map((mark) => mark.getAttribute("data-value")!);

describe("figures of many genres", () => {
  it.each([
    ["genreSimilarity", genreSimilarity, 1],
    ["confusionMatrices", confusionMatrices, 3],
  ])("%s is a matrix of 14, and a row for each of 15", async (_name, figure, panels) => {
    const few = await draw(figure, 14);
    expect(few.querySelectorAll(".ramp rect")).toHaveLength(panels * 14 * 14);
    const many = await draw(figure, 15);
    expect(many.querySelectorAll(".ramp")).toHaveLength(0);
    expect(marks(many, ".plot .filled circle")).toHaveLength(panels * 15);
    expect(many.querySelectorAll(".plot .other-strokes")).toHaveLength(panels);
  });

  it("genreSimilarity says which other genre is most alike", async () => {
    const [said] = marks(await draw(genreSimilarity, 15), ".plot .filled circle");
    expect(said).toMatch(/^genre 1: 0\.34 to itself; most alike is genre \d+, 0\.4\d$/);
  });

  it("selfRanks has bars for each rank of 14, and one mean rank a genre of 15", async () => {
    expect(marks(await draw(selfRanks, 14), ".bars rect, .bars-first rect")).toHaveLength(2 * 196);
    const many = marks(await draw(selfRanks, 15), ".plot .filled circle");
    expect(many).toHaveLength(15);
    expect(many[0]).toMatch(/^genre 1: mean rank \d\.\d, of few covers \d\.\d$/);
  });

  it("averageContrast names all of 20 lines, and of more the outermost", async () => {
    const names = async (count: number) =>
      (await draw(averageContrast, count)).querySelectorAll(".end-label text").length;
    expect([await names(20), await names(21)]).toEqual([20, 6]);
  });
});
