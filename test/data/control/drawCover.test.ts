import { JSDOM } from "jsdom";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { controlGenres, designControl, type StyleName } from "../../../data/control/design.ts";
import { drawCover } from "../../../data/control/drawCover.ts";
import { sha256 } from "../../../data/hash.ts";

const design = designControl({ train: 10, test: 4, ownStyle: 1, seed: "test" });
const drawn = design.map((cover) => ({ ...cover, svg: drawCover(cover, "test") }));
const cover = { id: "jazz/train-001.png", genre: "jazz", split: "train", style: "jazz" } as const;

function parse(svg: string): Document {
  return new JSDOM(svg, { contentType: "image/svg+xml" }).window.document;
}

describe("drawCover(cover, seed)", () => {
  it("depends on style, id and seed alone", () => {
    const svg = drawCover(cover, "a");
    expect(drawCover({ ...cover, genre: "metal", split: "test" }, "a")).toBe(svg);
    expect(drawCover(cover, "b")).not.toBe(svg);
    expect(drawCover({ ...cover, id: "jazz/train-002.png" }, "a")).not.toBe(svg);
    expect(drawCover({ ...cover, style: "folk" }, "a")).not.toBe(svg);
  });

  it("draws no cover twice", () => {
    expect(new Set(drawn.map(({ svg }) => svg)).size).toBe(drawn.length);
  });

  // The corpus is its code: a new hash here means new pixels, and the committed results of the control edition with them.
  it("gives the same bytes on every machine", () => {
    const hashes = drawn.map(({ svg }) => sha256(svg));
    expect(sha256(hashes.join("\n"))).toBe(
      "077a7a75f3a9ee2941b9f403d50e5421878266d21b711686140b58c8cddaec7e",
    );
  });
});

describe.each(controlGenres)("drawCover({ style: %j })", (style) => {
  const covers = drawn.filter((one) => one.style === style);

  it("is well-formed SVG of plain shapes, at most 40 kB", () => {
    for (const { svg } of covers) {
      expect(svg.length).toBeLessThan(40_000);
      expect(svg).not.toMatch(/NaN|undefined|Infinity|null|\[object/);
      const names = new Set([...parse(svg).querySelectorAll("*")].map((one) => one.localName));
      const plain = ["svg", "g", "defs", "use", "path", "rect", "circle", "clipPath", "stop"];
      const allowed = [...plain, "linearGradient", "radialGradient"];
      expect([...names].filter((name) => !allowed.includes(name))).toEqual([]);
    }
  });

  it("refers only to ids of its own, each given once", () => {
    for (const { svg } of covers) {
      const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      const used = [...svg.matchAll(/(?:url\(#|href="#)([^)"]*)/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(used.filter((id) => !ids.includes(id))).toEqual([]);
      expect(svg.match(/href="(?!#)|url\((?!#)/)).toBeNull();
    }
  });

  it("keeps every letter on the canvas", () => {
    for (const { svg, id } of covers) {
      const document = parse(svg);
      const letters = [...document.querySelectorAll(".lettering")];
      expect(letters.length, id).toBeGreaterThan(1);
      for (const one of letters) {
        expect(one.closest("[transform]"), id).toBeNull();
        const numbers = (one.getAttribute("d") ?? "").match(/-?[\d.]+/g)?.map(Number) ?? [];
        const shifts = [...document.querySelectorAll(`use[href="#${one.id}"]`)].map((use) =>
          Number(use.getAttribute("x")),
        );
        const reach = Math.max(0, ...shifts.map(Math.abs));
        const edge = Number(one.getAttribute("stroke-width") ?? 0) / 2;
        expect(Math.min(...numbers) - reach - edge, id).toBeGreaterThanOrEqual(3);
        expect(Math.max(...numbers) + reach + edge, id).toBeLessThanOrEqual(347);
      }
    }
  });

  it("is 350x350 pixels to sharp, with shapes all over", async () => {
    const { data, info } = await renderPixels(covers[0]?.svg ?? "");
    expect([info.width, info.height, info.channels]).toEqual([350, 350, 3]);
    expect(new Set(data).size).toBeGreaterThan(20);
  });
});

function renderPixels(svg: string) {
  return sharp(Buffer.from(svg)).flatten().raw().toBuffer({ resolveWithObject: true });
}

/** 6x6 mean colours and a histogram of 4x4x4 colours, square roots of shares. */
async function features(svg: string): Promise<number[]> {
  const small = sharp(Buffer.from(svg)).flatten().resize(48, 48, { kernel: "nearest" });
  const pixels = await small.raw().toBuffer();
  const means = await sharp(Buffer.from(svg)).flatten().resize(6, 6).raw().toBuffer();
  const counts = new Array<number>(64).fill(0);
  for (let at = 0; at < pixels.length; at += 3) {
    const [r = 0, g = 0, b = 0] = pixels.subarray(at, at + 3);
    const cell = (r >> 6) * 16 + (g >> 6) * 4 + (b >> 6);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  const shares = counts.map((count) => Math.sqrt(count / (48 * 48)));
  return [...shares, ...[...means].map((value) => value / 255 / 6)];
}

describe("ten styles", () => {
  it("are told apart by the nearest mean of colours and coarse pixels, far above chance", async () => {
    const known = await Promise.all(
      drawn.map(async (one) => ({ ...one, at: await features(one.svg) })),
    );
    const mean = (style: StyleName) => {
      const own = known.filter((one) => one.split === "train" && one.style === style);
      return own[0]?.at.map(
        (_, i) => own.reduce((sum, { at }) => sum + (at[i] ?? 0), 0) / own.length,
      );
    };
    const means = controlGenres.map((style) => ({ style, at: mean(style) ?? [] }));
    const distance = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0);
    const test = known.filter((one) => one.split === "test");
    const right = test.filter(({ at, style }) => {
      const [first] = means.toSorted((a, b) => distance(at, a.at) - distance(at, b.at));
      return first?.style === style;
    });
    expect(right.length / test.length).toBeGreaterThan(0.6);
  });
});
