import { readFileSync } from "node:fs";

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
