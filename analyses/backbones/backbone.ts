import { UserError } from "../../data/error.ts";
import type { WeightFile } from "../../data/weights.ts";
import type { Context } from "../contract/analysis.ts";
import { imageNet, type Normalisation, symmetric } from "../image/normalise.ts";
import { initialise, type Tensors } from "../nn/network/initialise.ts";
import { alexNet, type Network } from "../nn/network/networks.ts";
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

interface Description {
  /** up to the input of the layer that is replaced */
  network: () => Network;
  /** what it expects of pixels */
  normalisation: Normalisation;
  /** weights as its authors' code draws them before training */
  draw: (network: Network, seed: string) => Tensors;
}

const torchvision = { normalisation: imageNet, draw: randomWeights };

const architectures = {
  // PyTorch's default: torchvision initialises only its later networks itself
  alexNet: { ...torchvision, network: () => upTo(alexNet(1000), "classifier.5"), draw: initialise },
  resNet18: { ...torchvision, network: () => resNet(18) },
  resNet34: { ...torchvision, network: () => resNet(34) },
  resNet152: { ...torchvision, network: () => resNet(152) },
  mobileNetV2: { network: mobileNetV2, normalisation: symmetric, draw: randomWeights },
} satisfies Record<string, Description>;

export function backboneNetwork({ architecture }: Backbone): Network {
  return architectures[architecture].network();
}

export function backboneNormalisation({ architecture }: Backbone): Normalisation {
  return architectures[architecture].normalisation;
}

/** The backbone's tensors; throws UserError when they cannot be read. */
export async function backboneWeights(backbone: Backbone, context: Context): Promise<Tensors> {
  const network = backboneNetwork(backbone);
  const { weights } = backbone;
  switch (weights.kind) {
    case "published":
      return torchWeights(network, await context.readWeights(weights.file), weights.file.file);
    case "random":
      return architectures[backbone.architecture].draw(network, weights.seed);
    case "nsfwjs":
      if (backbone.architecture !== "mobileNetV2")
        throw new UserError(`nsfwjs has no ${backbone.architecture}`);
      return nsfwjsWeights(network);
  }
}
