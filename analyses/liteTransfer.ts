import type { Analysis } from "./contract/analysis.ts";
import { frozenHeads } from "./backbones/frozen.ts";
import { liteBackbones, liteFiles } from "./backbones/lite.ts";
import type { Transfer, TransferParams } from "./backbones/transfer.ts";

/** Frozen small networks with ImageNet weights that come in Python packages, with new last layers as in the poster's Table 3. */
export const liteTransfer: Analysis<TransferParams, Transfer> = {
  name: "liteTransfer",
  module: import.meta.url,
  usesEngine: true,
  weights: liteFiles,
  params: {
    backbones: {
      ...liteBackbones,
      efficientNetLite0Random: {
        architecture: "efficientNetLite0",
        weights: { kind: "random", seed: "efficientNetLite0/1" },
      },
    },
    heads: frozenHeads,
    map: { backbone: "efficientNetLite0", neighbours: 15, minDist: 0.1, seed: "map" },
  },
  run: async (...task) => (await import("./backbones/transfer.ts")).transfer(...task),
};
