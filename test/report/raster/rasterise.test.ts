import { JSDOM } from "jsdom";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { outlineTexts } from "../../../report/raster/outline.ts";
import { rasterise } from "../../../report/raster/rasterise.ts";
import { readSources } from "../../../report/site/sources.ts";

const { assets, outlines } = await readSources();
const css = String(assets.get("style.css"));

const drawing = (inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60" width="100" height="60" style="font-size: 20px;">${inner}</svg>`;

function outlined(inner: string): Element {
  const { document } = new JSDOM(drawing(inner), { contentType: "image/svg+xml" }).window;
  outlineTexts(document.documentElement, outlines);
  return document.documentElement;
}

describe("rasterise(svg, css, fonts)", () => {
  it("gives a picture twice the size of the drawing, with its margins", async () => {
    const { png } = await rasterise(
      drawing('<rect class="bars" width="50" height="60"/>'),
      css,
      outlines,
    );
    const { width, height } = await sharp(Buffer.from(png, "base64")).metadata();
    expect([width, height]).toEqual([256, 176]);
  });

  it("says in attributes what the style sheet says", async () => {
    const { svg } = await rasterise(
      drawing('<g class="bars-first"><rect width="9" height="9"/></g>'),
      css,
      outlines,
    );
    expect(svg).toContain('class="bars-first" fill="#1f5a92"');
    expect(svg).not.toContain("var(");
  });

  it("draws text, dark where there are letters", async () => {
    const { png } = await rasterise(drawing('<text x="10" y="40">HHH</text>'), css, outlines);
    const { data } = await sharp(Buffer.from(png, "base64"))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data.filter((value) => value < 100).length).toBeGreaterThan(300);
  });
});

describe("outlineTexts(svg, fonts)", () => {
  it("leaves no text", () => {
    expect(
      outlined("<text>a<tspan x='0' dy='1.2em'>b</tspan></text>").querySelector("text"),
    ).toBeNull();
  });

  it("gives whole numbers and fractions only", () => {
    const texts = Array.from(
      { length: 40 },
      (_, x) => `<text x="${x * 17.3}" y="9">Baraldi 2017 √n −1</text>`,
    );
    for (const path of outlined(texts.join("")).querySelectorAll("path"))
      expect(path.getAttribute("d")).toMatch(/^[MLQCZ\d .-]+$/);
  });

  it("aligns at the end", () => {
    const path = outlined('<text x="90" y="20" text-anchor="end">metal</text>').querySelector(
      "path",
    )!;
    const xs = [...path.getAttribute("d")!.matchAll(/[ML](-?[\d.]+)/g)].map(([, x]) => Number(x));
    expect(Math.max(...xs)).toBeLessThanOrEqual(90.5);
    expect(Math.min(...xs)).toBeGreaterThan(30);
  });
});
