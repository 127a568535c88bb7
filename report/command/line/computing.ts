import { join } from "node:path";
import { openCache } from "../../../analyses/pipeline/cache.ts";
import type { Computing } from "../../../analyses/pipeline/compute.ts";
import { rememberIdentities } from "../../../data/code/code.ts";
import { openWeights } from "../../../data/weights.ts";
import type { OwnPaper } from "../../paper/readPaper.ts";
import type { Choice } from "./arguments.ts";
import type { Edge } from "./command.ts";

export function openComputing(
  { engine }: Pick<Choice, "engine">,
  edge: Edge,
  own?: OwnPaper,
): Computing {
  const { root, line, progress } = edge;
  return {
    identify: rememberIdentities(root, own?.folder),
    cache: openCache(join(root, ".cache"), (name) => line(`waiting for another run: ${name}`)),
    engine: { name: engine, threads: 2 },
    weights: openWeights(join(root, "data/weights")),
    onProgress: progress,
  };
}
