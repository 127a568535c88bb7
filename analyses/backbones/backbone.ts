import { UserError } from "../../data/error.ts";
import type { WeightFile } from "../../data/weights.ts";
import type { Context } from "../contract/analysis.ts";
import type { Crop } from "../image/centreCrop.ts";
import { imageNet, type Normalisation, symmetric } from "../image/normalise.ts";
import { initialise, type Tensors } from "../nn/network/initialise.ts";
import { alexNet, type Network } from "../nn/network/networks.ts";
import { efficientNetLite, type LiteSize, liteStages, liteWeights } from "./efficientNetLite.ts";
import { mobileNetV2 } from "./mobileNetV2.ts";
import { nsfwjsWeights } from "./weights/nsfwjsWeights.ts";
import { randomWeights } from "./weights/randomWeights.ts";
import { resNet } from "./resNet.ts";
import { squeezeNet, squeezeNetWeights } from "./squeezeNet.ts";
import type { StoredTensor } from "./weights/storedTensor.ts";
import { torchWeights } from "./weights/torchWeights.ts";
import { upTo } from "./upTo.ts";
import { parseWeightsFile } from "./weights/weightsFile.ts";

export type Architecture = keyof typeof architectures;

/** A frozen network; `weights` is a published file, the npm package nsfwjs, or a seed of random ones. */
export interface Backbone {
  architecture: Architecture;
  weights:
    { kind: "published"; file: WeightFile } | { kind: "nsfwjs" } | { kind: "random"; seed: string };
}

/** What feeds a network, and what is read of it. */
interface Description {
  /** up to the input of the layer that is replaced */
  network: () => Network;
  /** nodes whose outputs, images, are features too: each channel's mean and deviation */
  stages: readonly string[];
  /** the part of a cover that it sees */
  crop: Crop;
  /** what it expects of pixels */
  normalisation: Normalisation;
  /** weights as its authors' code draws them before training */
  draw: (network: Network, seed: string) => Tensors;
  /** its tensors among those of a published file, by which messages name it */
  read: (network: Network, stored: ReadonlyMap<string, StoredTensor>, file: string) => Tensors;
}

/** https://pytorch.org/vision/stable/models.html */
const torchvision = {
  stages: [],
  crop: { short: 256, side: 224 },
  normalisation: imageNet,
  draw: randomWeights,
  read: torchWeights,
};

/** Trained on (level - 127) / 128 (lite/efficientnet_lite_builder.py); the whole of a square cover is seen, as the port resizes. */
function lite(size: LiteSize): Description {
  const network = efficientNetLite(size);
  const side = network.input[1]!;
  const [mean, deviation] = [127 / 255, 128 / 255];
  return {
    network: () => network,
    stages: liteStages(size),
    crop: { short: side, side },
    normalisation: {
      mean: [mean, mean, mean],
      deviation: [deviation, deviation, deviation],
    },
    draw: randomWeights,
    read: liteWeights,
  };
}

const architectures = {
  // PyTorch's default: torchvision initialises only its later networks itself
  alexNet: { ...torchvision, network: () => upTo(alexNet(1000), "classifier.5"), draw: initialise },
  resNet18: { ...torchvision, network: () => resNet(18) },
  resNet34: { ...torchvision, network: () => resNet(34) },
  resNet152: { ...torchvision, network: () => resNet(152) },
  mobileNetV2: { ...torchvision, network: mobileNetV2, normalisation: symmetric },
  efficientNetLite0: lite(0),
  efficientNetLite1: lite(1),
  efficientNetLite2: lite(2),
  // levels less the means of Caffe's ImageNet
  squeezeNet: {
    network: squeezeNet,
    stages: [],
    crop: { short: 227, side: 227 },
    normalisation: {
      mean: [122.679 / 255, 116.669 / 255, 104.006 / 255],
      deviation: [1 / 255, 1 / 255, 1 / 255],
    },
    draw: randomWeights,
    read: squeezeNetWeights,
  },
} satisfies Record<string, Description>;

/** What feeds the backbone, and what is read of it. */
export function describeBackbone({ architecture }: Backbone): Description {
  return architectures[architecture];
}

export function backboneNetwork(backbone: Backbone): Network {
  return describeBackbone(backbone).network();
}

/** The backbone's tensors; throws UserError when they cannot be read. */
export async function backboneWeights(backbone: Backbone, context: Context): Promise<Tensors> {
  const { network: build, draw, read } = describeBackbone(backbone);
  const network = build();
  const { weights } = backbone;
  switch (weights.kind) {
    case "published": {
      const { file } = weights.file;
      const bytes = await context.readWeights(weights.file);
      return read(network, parseWeightsFile(bytes, file), file);
    }
    case "random":
      return draw(network, weights.seed);
    case "nsfwjs":
      if (backbone.architecture !== "mobileNetV2")
        throw new UserError(`nsfwjs has no ${backbone.architecture}`);
      return nsfwjsWeights(network);
  }
}
