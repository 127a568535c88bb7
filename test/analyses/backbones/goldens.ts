import { readFileSync } from "node:fs";
import { expect } from "vitest";

/** Features of one input: their number, Euclidean norm, and some by place. */
export interface FeatureGolden {
  count: number;
  norm: number;
  samples: Record<string, number>;
}

export interface CropGolden {
  width: number;
  height: number;
  sha256: string;
  corner: number[];
}

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../goldens/${file}`, import.meta.url), "utf8"));

/** What test/goldens/backbones.py wrote. */
export const torchvision = read("backbones.json") as {
  features: Record<"alexnet" | "resnet18" | "resnet34" | "resnet152", FeatureGolden>;
  crops: CropGolden[];
};

/** What test/goldens/mobileNetV2.ts wrote. */
export const tensorflow = read("mobileNetV2.json") as FeatureGolden;

/** Within 1e-4 of the golden numbers. */
export function expectFeatures(found: Float32Array, { count, norm, samples }: FeatureGolden): void {
  expect(found.length).toBe(count);
  expect(Math.abs(Math.hypot(...found) / norm - 1)).toBeLessThan(1e-4);
  const rms = norm / Math.sqrt(count);
  for (const [place, expected] of Object.entries(samples))
    expect(Math.abs(found[Number(place)]! - expected) / (rms + Math.abs(expected))).toBeLessThan(
      1e-4,
    );
}
