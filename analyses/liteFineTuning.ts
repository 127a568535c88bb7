import type { Analysis } from "./contract/analysis.ts";
import { liteBackbones, liteFiles } from "./backbones/lite.ts";
import { liteCrossValidation } from "./liteCrossValidation.ts";
import type { FineTuning, FineTuningParams } from "./tuning/tuneBackbone.ts";

const { seed, strengths, heads } = liteCrossValidation.params;
const { curve: _, ...stages } = heads["efficientNetLite0Stages"]!;

/** The last stages of the best network learn further on covers: three ways, chosen between on training covers. */
export const liteFineTuning: Analysis<FineTuningParams, FineTuning> = {
  name: "liteFineTuning",
  module: import.meta.url,
  usesEngine: true,
  weights: liteFiles.filter(({ name }) => name === "efficientNetLite0"),
  params: {
    seed,
    strengths,
    front: {
      backbone: liteBackbones["efficientNetLite0"]!,
      cut: "_blocks.11._project_conv",
      views: { count: 4, smallest: 0.7, seed: "liteFineTuning/views" },
    },
    heads: {
      efficientNetLite0: heads["efficientNetLite0"]!,
      efficientNetLite0Stages: stages,
    },
    settings: {
      lastBlock: { from: "_blocks.15._expand_conv", rate: 0.01, mixed: false },
      lastBlockMixed: { from: "_blocks.15._expand_conv", rate: 0.01, mixed: true },
      lastFourMixed: { from: "_blocks.12._expand_conv", rate: 0.01, mixed: true },
    },
    recipe: {
      epochs: 8,
      patience: 2,
      batch: 32,
      momentum: 0.9,
      dropout: 0.2,
      smoothing: 0.1,
      seed: "liteFineTuning/1",
    },
    validation: { folds: 5, seed: "liteFineTuning/validation" },
  },
  run: async (...task) => (await import("./tuning/tuneBackbone.ts")).tuneBackbone(...task),
};
