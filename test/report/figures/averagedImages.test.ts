import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { averageDifferences } from "../../../report/figures/averageDifferences.ts";
import { averagedImages } from "../../../report/figures/averagedImages.ts";
import type { Figure } from "../../../report/figures/figure.ts";
import { formatHtml } from "../../../report/language/html.ts";
import { readSources } from "../../../report/site/sources.ts";
import { sampleEdition } from "../sampleEdition.ts";

const { poster } = await readSources();

/** What a figure shows of averages over so many covers, and the files that it adds to the site. */
async function render(figure: Figure, counts: Record<string, number>) {
  const edition = sampleEdition("mine", Object.keys(counts));
  const { genres } = edition.results.averagedImages!;
  for (const [genre, covers] of Object.entries(counts)) genres[genre]!.covers = covers;
  const files: string[] = [];
  const addFile = (path: string): string => {
    files.push(path);
    return path;
  };
  const cachedFigure = async () => "";
  const context = { poster, edition, cachedFigure, addFile };
  const markup = formatHtml(await figure.render(context, { title: "", alt: "Averages." }));
  const { document } = new JSDOM(markup).window;
  const text = (selector: string) =>
    [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
  return { files, strips: text(".strip"), items: text("li"), withheld: text(".withheld") };
}

const reason = (labels: string, fewest: number) =>
  `Not shown of ${labels}: single covers, which belong to their artists, could be seen in an average of fewer than ${fewest}.`;

describe("averagedImages.render(context, text)", () => {
  it("withholds large pictures of few covers: they are not on the page, nor among its files", async () => {
    const { files, items, withheld } = await render(averagedImages, { folk: 19, pop: 20 });
    expect(files.filter((path) => !/-sample\.\w+$/.test(path))).toEqual([
      "images/averagedImages/pop-srgb.png",
      "images/averagedImages/all-srgb.png",
      "images/averagedImages/pop-linear.png",
      "images/averagedImages/all-linear.png",
      "images/averagedImages/pop-srgb.webp",
      "images/averagedImages/all-srgb.webp",
      "images/averagedImages/pop-linear.webp",
      "images/averagedImages/all-linear.webp",
    ]);
    expect(items).toEqual([
      "folk",
      "pop",
      "pop (20)",
      "all genres (39)",
      "pop (20)",
      "all genres (39)",
    ]);
    expect(withheld).toEqual([reason("folk", 20), reason("folk", 20)]);
  });

  it("withholds that of all genres where the smallest weighs too much, and says so without a picture", async () => {
    const { files, strips, withheld } = await render(averagedImages, { folk: 3, pop: 19 });
    expect(files.every((path) => /-sample\.\w+$/.test(path))).toBe(true);
    expect(strips).toHaveLength(3);
    expect(withheld[0]).toBe(reason("folk, pop and all genres", 20));
  });
});

describe("averageDifferences.render(context, text)", () => {
  it("asks for three times as many covers, since it amplifies", async () => {
    const { files, withheld } = await render(averageDifferences, { folk: 59, pop: 60 });
    expect(files).toEqual(["images/averageDifferences/pop.webp"]);
    expect(withheld).toEqual([reason("folk", 60)]);
  });
});
