import type { Analysis } from "./contract/analysis.ts";
import { frozenBackbones, frozenHeads } from "./backbones/frozen.ts";
import type { Transfer, TransferParams } from "./backbones/transfer.ts";

/** Frozen networks with new last layers, by weights that need no download. */
export const transferLearning: Analysis<TransferParams, Transfer> = {
  name: "transferLearning",
  module: import.meta.url,
  usesEngine: true,
  params: {
    backbones: frozenBackbones,
    heads: frozenHeads,
    map: { backbone: "mobileNetV2", neighbours: 15, minDist: 0.1, seed: "map" },
  },
  quick: ({ backbones, ...rest }) => ({
    ...rest,
    backbones: Object.fromEntries(
      Object.entries(backbones).filter(([, { weights }]) => weights.kind !== "random"),
    ),
  }),
  run: async (...task) => (await import("./backbones/transfer.ts")).transfer(...task),
};
