import { frozenBackbones } from "./backbones/frozen.ts";
import type { Analysis } from "./contract/analysis.ts";
import { classicalFeatures } from "./models/classical.ts";
import { foldParams } from "./validation/foldParams.ts";
import type { HeadResults, HeadsParams } from "./validation/validate.ts";

const pixels = { kind: "pixels", pixels: classicalFeatures.cubic.pixels } as const;
const colours = { kind: "descriptor", name: "colours" } as const;
const texture = { kind: "descriptor", name: "texture" } as const;
const mobileNetV2 = {
  kind: "backbone",
  backbone: frozenBackbones.mobileNetV2,
  layers: "last",
} as const;
const weighting = "classes";

/**
 * Features judged on every cover by what was learnt from the other folds: ten folds decide what 600 test covers cannot.
 * Each head is a logistic regression that counts every genre alike; its penalty is chosen inside the covers learnt from.
 */
export const crossValidation: Analysis<HeadsParams, HeadResults> = {
  name: "crossValidation",
  module: import.meta.url,
  usesEngine: true,
  params: {
    ...foldParams,
    heads: {
      pixels: { features: [pixels], weighting, curve: true },
      colours: { features: [colours], weighting },
      texture: { features: [texture], weighting },
      coloursTexture: { features: [colours, texture], weighting },
      mobileNetV2: { features: [mobileNetV2], weighting, curve: true },
    },
    others: {},
    means: { mobileNetV2AndHandMade: ["mobileNetV2", "coloursTexture"] },
  },
  run: async (corpus, params, context) => {
    const { validateHeads } = await import("./validation/validate.ts");
    return { result: await validateHeads(corpus, params, context), images: {} };
  },
};
