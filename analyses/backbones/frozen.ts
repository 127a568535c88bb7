import type { Backbone } from "./backbone.ts";
import type { HeadParams } from "./heads.ts";

/** Frozen networks that need no download: one that is truly pretrained, then it and the poster's four with random weights. */
export const frozenBackbones = {
  mobileNetV2: { architecture: "mobileNetV2", weights: { kind: "nsfwjs" } },
  mobileNetV2Random: {
    architecture: "mobileNetV2",
    weights: { kind: "random", seed: "mobileNetV2/1" },
  },
  resNet18Random: { architecture: "resNet18", weights: { kind: "random", seed: "resNet18/1" } },
  resNet34Random: { architecture: "resNet34", weights: { kind: "random", seed: "resNet34/1" } },
  alexNetRandom: { architecture: "alexNet", weights: { kind: "random", seed: "alexNet/1" } },
  resNet152Random: { architecture: "resNet152", weights: { kind: "random", seed: "resNet152/1" } },
} satisfies Record<string, Backbone>;

/** The poster's recipe, and a logistic regression on the same features. */
export const frozenHeads: HeadParams = {
  recipe: {
    epochs: 10,
    batch: 10,
    rate: 0.01,
    momentum: 0.9,
    checkpointSteps: Number.MAX_SAFE_INTEGER,
    seed: "heads/1",
  },
  strengths: [1000, 100, 10, 1, 0.1, 0.01, 0.001],
  folds: 10,
};
