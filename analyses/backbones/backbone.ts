import { UserError } from "../../data/error.ts";
import type { WeightFile } from "../../data/weights.ts";
import type { Context } from "../analysis.ts";
import { imageNet, type Normalisation, symmetric } from "../image/normalise.ts";
import type { Tensors } from "../nn/initialise.ts";
import { alexNet, type Network } from "../nn/networks.ts";
import { mobileNetV2 } from "./mobileNetV2.ts";
import { nsfwjsWeights } from "./nsfwjsWeights.ts";
import { randomWeights } from "./randomWeights.ts";
import { resNet } from "./resNet.ts";
import { torchWeights } from "./torchWeights.ts";
import { upTo } from "./upTo.ts";

export type Architecture = keyof typeof architectures;

/** A frozen network; `weights` is a published file, the npm package nsfwjs, or a seed of random ones. */
export interface Backbone {
  architecture: Architecture;
  weights:
    { kind: "published"; file: WeightFile } | { kind: "nsfwjs" } | { kind: "random"; seed: string };
}

/** Networks up to the input of the layer that is replaced, and what they expect of pixels. */
const architectures = {
  alexNet: () => upTo(alexNet(1000), "classifier.5"),
  resNet18: () => resNet(18),
  resNet34: () => resNet(34),
  resNet152: () => resNet(152),
  mobileNetV2,
} satisfies Record<string, () => Network>;

export function backboneNetwork({ architecture }: Backbone): Network {
  return architectures[architecture]();
}

/** MobileNetV2 takes -1..1, torchvision's networks ImageNet's mean and deviation. */
export function backboneNormalisation({ architecture }: Backbone): Normalisation {
  return architecture === "mobileNetV2" ? symmetric : imageNet;
}

/** The backbone's tensors; throws UserError when they cannot be read. */
export async function backboneWeights(backbone: Backbone, context: Context): Promise<Tensors> {
  const network = backboneNetwork(backbone);
  const { weights } = backbone;
  switch (weights.kind) {
    case "published":
      return torchWeights(network, await context.readWeights(weights.file), weights.file.file);
    case "random":
      return randomWeights(network, weights.seed);
    case "nsfwjs":
      if (backbone.architecture !== "mobileNetV2")
        throw new UserError(`nsfwjs has no ${backbone.architecture}`);
      return nsfwjsWeights(network);
  }
}
