import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { ground, svgDocument } from "../../../../data/control/drawing/svg.ts";
import { grain, halftone } from "../../../../data/control/drawing/texture.ts";
import { random } from "../../../../data/random.ts";

const all = { x: 0, y: 0, width: 350, height: 350 };
const screen = { pitch: 10, angle: 45, colour: "#000000" };

async function meanGrey(content: string): Promise<number> {
  const svg = svgDocument(ground("#ffffff") + content);
  const { channels } = await sharp(Buffer.from(svg)).flatten().greyscale().stats();
  return channels[0]?.mean ?? Number.NaN;
}

describe("halftone(shade, box, screen)", () => {
  it("is empty where there is no shade", () => {
    expect(halftone(() => 0, all, screen)).toBe("");
  });

  it("darkens in the order of the shade", async () => {
    const greys = await Promise.all(
      [0.25, 0.5, 0.75, 1].map((shade) => meanGrey(halftone(() => shade, all, screen))),
    );
    expect(greys).toEqual(greys.toSorted((a, b) => b - a));
    expect(greys[0]).toBeGreaterThan(140);
    expect(greys[3]).toBeLessThan(40);
  });

  it("keeps to its box", async () => {
    const left = { x: 0, y: 0, width: 150, height: 350 };
    const svg = svgDocument(ground("#ffffff") + halftone(() => 1, left, screen));
    const right = { left: 170, top: 0, width: 180, height: 350 };
    const pixels = await sharp(Buffer.from(svg)).flatten().extract(right).raw().toBuffer();
    expect(pixels.every((value) => value === 255)).toBe(true);
  });
});

describe("grain(random, count, attributes)", () => {
  it("draws as many specks as it is told", () => {
    const data = grain(random("grain"), 40, { stroke: "#000000" });
    expect(data.match(/h0/g)).toHaveLength(40);
  });

  it("shows", async () => {
    expect(await meanGrey(grain(random("grain"), 400, { stroke: "#000000" }))).toBeLessThan(254.8);
  });
});
