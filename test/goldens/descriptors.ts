import { readFileSync } from "node:fs";
import type { RgbImage } from "../../data/corpus/image.ts";
import { drawImage } from "./opencvImages.ts";

/** What scikit-image, Pillow and NumPy make of one image. */
export interface DescriptorCase {
  kind: string;
  image: RgbImage;
  colours: Float32Array;
  /** every eighth pixel of every eighth row */
  grey: Uint8Array;
  gradients: Float32Array;
  patterns: Float32Array;
  gist: Float32Array;
}

/** What descriptors.py wrote. */
export interface DescriptorGolden {
  /** L*, a*, b* of all colours whose channels have one of six levels, blue fastest */
  palette: [l: number, a: number, b: number][];
  cases: DescriptorCase[];
}

type Written = Record<"kind" | "colours" | "grey" | "gradients" | "patterns" | "gist", string>;

export function readDescriptors(): DescriptorGolden {
  const text = readFileSync(`${import.meta.dirname}/descriptors.json`, "utf8");
  const { size, palette, cases }: { size: number; palette: DescriptorGolden["palette"]; cases: Written[] } = JSON.parse(text);
  return { palette, cases: cases.map((written) => readCase(written, size)) };
}

function readCase(written: Written, size: number): DescriptorCase {
  return {
    kind: written.kind,
    image: drawImage(written.kind, size, size),
    colours: floats(written.colours),
    grey: bytes(written.grey),
    gradients: floats(written.gradients),
    patterns: floats(written.patterns),
    gist: floats(written.gist),
  };
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(base64, "base64"));
}

function floats(base64: string): Float32Array {
  return new Float32Array(bytes(base64).buffer);
}
