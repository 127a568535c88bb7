import { readFileSync } from "node:fs";
import type { Measure } from "../../analyses/image/histograms/compareHistograms.ts";
import type { RgbImage } from "../../data/corpus/image.ts";

/** A resize as OpenCV does it, and the histogram of its outcome. */
export interface ResizeCase {
  kind: string;
  source: [width: number, height: number];
  target: [width: number, height: number];
  sourceSha256: string;
  pixels: Uint8Array;
  histogram: Float32Array;
}

/** What opencv.py wrote. */
export interface Golden {
  resize: ResizeCase[];
  /** those of `resize`, then special ones */
  histograms: Float32Array[];
  /** [histograms, histograms] */
  measures: Record<Measure, number[][]>;
}

export function readGolden(): Golden {
  const golden = JSON.parse(readFileSync(`${import.meta.dirname}/opencv.json`, "utf8")) as {
    resize: (Omit<ResizeCase, "pixels" | "histogram"> & { pixels: string; histogram: string })[];
    extraHistograms: Record<string, string>;
    measures: Golden["measures"];
  };
  const resize = golden.resize.map((it) => ({
    ...it,
    pixels: decode(it.pixels),
    histogram: new Float32Array(decode(it.histogram).buffer),
  }));
  const extra = Object.values(golden.extraHistograms);
  const histograms = [
    ...resize.map(({ histogram }) => histogram),
    ...extra.map((text) => new Float32Array(decode(text).buffer)),
  ];
  return { resize, histograms, measures: golden.measures };
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(base64, "base64"));
}

/** The image that opencv.py's `draw` makes. */
export function drawImage(kind: string, width: number, height: number): RgbImage {
  const level = levels[kind];
  if (level === undefined) throw new Error(`unknown kind of image: ${kind}`);
  const pixels = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3);
    return level(pixel % width, Math.floor(pixel / width), i % 3, width, height);
  });
  return { width, height, pixels };
}

type Level = (x: number, y: number, c: number, width: number, height: number) => number;

const levels: Record<string, Level> = {
  flat: (_x, _y, c) => c * 70 + 31,
  gradient: (x, y, c, width, height) =>
    [(x * 255) / width, (y * 255) / height, ((x + y) * 255) / (width + height)][c]!,
  checks: (x, y, c) => (((x >> (c + 1)) ^ (y >> 2)) & 1) * 255,
  rings: (x, y, c) => (x * x + y * y * 3 + c * 5000) >> 6,
  mosaic: (x, y, c) => scramble((Math.floor(y / 29) * 64 + Math.floor(x / 37)) * 3 + c),
  noise: (x, y, c, width) => scramble((y * width + x) * 3 + c),
};

function scramble(index: number): number {
  let mixed = Math.imul(index + 1, 2654435761);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 2246822519);
  return mixed ^ (mixed >>> 13);
}
