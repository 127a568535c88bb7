import { publishedModel } from "../../analyses/backbones/stagedModel.ts";
import { describeBackbone } from "../../analyses/backbones/backbone.ts";
import { liteHead } from "../../analyses/liteHead.ts";
import { UserError } from "../../data/error.ts";
import { describeMissingWeights, type WeightStore } from "../../data/weights.ts";
import type { SiteNetwork } from "../edition/try/tryNetwork.ts";
import type { Site } from "./siteParts.ts";
import type { NetworkSources } from "./sources.ts";

/** The best network of the paper for the page Try, from its weights; throws UserError where they are not on this machine. */
export async function siteNetwork(
  weights: WeightStore,
  { runtime, licences }: NetworkSources,
): Promise<{ files: Site; about: SiteNetwork }> {
  const missing = await weights.missing(liteHead.weights!);
  if (missing.length > 0) throw new UserError(`--network: ${describeMissingWeights(missing)}`);
  const [source] = liteHead.params.heads.efficientNetLite0Stages.features;
  if (source?.kind !== "backbone") throw new Error("the best network is no backbone");
  const { backbone } = source;
  const model = await publishedModel(backbone, weights.read);
  const { crop, normalisation } = describeBackbone(backbone);
  const paths = {
    model: `network/${backbone.architecture}.onnx`,
    runtime: { module: "network/runtime.mjs", binary: "network/runtime.wasm" },
    licences: "network/licences.txt",
  };
  const files: Site = new Map<string, string | Uint8Array>([
    [paths.model, model],
    [paths.runtime.module, runtime.module],
    [paths.runtime.binary, runtime.binary],
    [paths.licences, licences],
  ]);
  const loaded = [model, runtime.module, runtime.binary];
  const sizeBytes = loaded.reduce((sum, content) => sum + content.length, 0);
  return { files, about: { ...paths, sizeBytes, crop, normalisation } };
}
