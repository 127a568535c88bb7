import weights from "../data/sources/weights.json" with { type: "json" };
import type { WeightFile } from "../data/weights.ts";
import type { Analysis } from "./contract/analysis.ts";
import type { Architecture, Backbone } from "./backbones/backbone.ts";
import { frozenHeads } from "./backbones/frozen.ts";
import type { Transfer, TransferParams } from "./backbones/transfer.ts";

const files = weights.files.map(({ name, file, sha256 }): WeightFile => ({ name, file, sha256 }));

const architectures: readonly Architecture[] = ["alexNet", "resNet18", "resNet34", "resNet152"];

function published(file: WeightFile): [string, Backbone] {
  const architecture = architectures.find((name) => name === file.name);
  if (architecture === undefined) throw new Error(`no architecture of these weights: ${file.name}`);
  return [architecture, { architecture, weights: { kind: "published", file } }];
}

/** Frozen networks with torchvision's ImageNet weights (the poster's Table 3). */
export const imageNetTransfer: Analysis<TransferParams, Transfer> = {
  name: "imageNetTransfer",
  module: import.meta.url,
  usesEngine: true,
  awaited: true,
  weights: files,
  params: {
    backbones: Object.fromEntries(files.map(published)),
    heads: frozenHeads,
    map: { backbone: "resNet18", neighbours: 15, minDist: 0.1, seed: "map" },
  },
  run: async (...task) => (await import("./backbones/transfer.ts")).transfer(...task),
};
