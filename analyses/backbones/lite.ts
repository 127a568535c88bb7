import packages from "../../data/sources/packages.json" with { type: "json" };
import type { WeightFile } from "../../data/weights.ts";
import type { Architecture, Backbone } from "./backbone.ts";

const architectures: readonly Architecture[] = [
  "efficientNetLite0",
  "efficientNetLite1",
  "efficientNetLite2",
  "squeezeNet",
];

export const liteFiles = packages.files.map(({ name, file, sha256 }): WeightFile => ({
  name,
  file,
  sha256,
}));

/** Small networks whose ImageNet weights come in Python packages, by architecture. */
export const liteBackbones: Record<string, Backbone> = Object.fromEntries(
  liteFiles.map((file) => {
    const architecture = architectures.find((name) => name === file.name);
    if (architecture === undefined)
      throw new Error(`no architecture of these weights: ${file.name}`);
    return [architecture, { architecture, weights: { kind: "published", file } }];
  }),
);
