import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { contrastLines } from "../../../report/plots/contrastLines.ts";

const contrast = [
  { covers: 5, rms: 20 },
  { covers: 500, rms: 8 },
];
const svg = contrastLines({
  name: "contrast",
  genres: [
    { label: "folk", hue: 2, contrast },
    { label: "metal", hue: 5, contrast },
  ],
});
const { document } = new JSDOM(svg).window;

function heights(selector: string): number[] {
  return [...document.querySelectorAll(selector)].map((label) =>
    Number(/,([\d.]+)\)/.exec(label.getAttribute("transform") ?? "")?.[1]),
  );
}

describe("contrastLines(data)", () => {
  it("colours and labels each genre's line", () => {
    expect(svg).toContain('stroke="var(--hue-2, currentColor)"');
    const labels = [...document.querySelectorAll(".end-label text")];
    expect(labels.map(({ textContent }) => textContent)).toEqual(["folk", "metal"]);
  });

  it("keeps the labels of equal lines apart", () => {
    const [first, second] = heights(".end-label text");
    expect(Math.abs(first! - second!)).toBeGreaterThanOrEqual(14);
  });

  it("labels every tick of the logarithmic axes", () => {
    const ticks = [...document.querySelectorAll('[aria-label="x-axis tick label"] text')];
    expect(ticks.map(({ textContent }) => textContent)).toEqual(
      "5 10 20 50 100 200 500".split(" "),
    );
  });
});
