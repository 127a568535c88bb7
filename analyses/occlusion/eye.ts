import type { Corpus } from "../../data/corpus/corpus.ts";
import { sha256 } from "../../data/hash.ts";
import { type Backbone, backboneWeights, describeBackbone } from "../backbones/backbone.ts";
import { freezeStages } from "../backbones/stages.ts";
import type { Context } from "../contract/analysis.ts";
import { normalise } from "../image/normalise.ts";
import type { FrozenNetwork } from "../nn/network/engine.ts";
import { chunks } from "../nn/samples.ts";
import { sidesOf } from "../nn/sides.ts";
import { applyHead, type LinearHead } from "../validation/applyHead.ts";
import { featureRows } from "../validation/featureRows.ts";
import type { FoldParams, HeadChoice } from "../validation/foldedHead.ts";
import { linearHead } from "../validation/linearHead.ts";
import { covered, meanColour, type Square } from "./squares.ts";

/** A frozen network with a last layer. */
export interface Eye {
  backbone: Backbone;
  head: LinearHead;
  /** of the last layer, for keys */
  hash: string;
  /** opened when it is first asked for */
  network(): Promise<FrozenNetwork>;
  close(): Promise<void>;
}

export interface EyeChoice extends Pick<FoldParams, "seed" | "strengths"> {
  head: HeadChoice;
  backbone: Backbone;
}

const batch = 10;

/** The backbone with the last layer that `liteHead` fits to the training covers. */
export async function openEye(
  corpus: Corpus,
  { head: { features, weighting }, backbone, seed, strengths }: EyeChoice,
  context: Context,
): Promise<Eye> {
  const rows = await featureRows(corpus, features, context);
  const fit = { corpus, sides: sidesOf(corpus), rows, weighting, seed, strengths };
  const { weight, bias } = await linearHead(fit, context);
  let network: Promise<FrozenNetwork> | undefined;
  return {
    backbone,
    head: { weight, bias },
    hash: sha256(new Uint8Array(weight.buffer)),
    network: () => (network ??= freeze(backbone, context)),
    close: async () => (await network)?.close(),
  };
}

/** Logits of a picture, [side, side, 3], whole and with each square covered by its mean colour: [1 + squares, genres]. */
export async function look(
  { backbone, head, network }: Eye,
  pixels: Uint8Array,
  squares: readonly Square[],
): Promise<Float32Array> {
  const { normalisation } = describeBackbone(backbone);
  const { evaluate } = await network();
  const colour = meanColour(pixels);
  const pictures = [pixels, ...squares.map((square) => covered(pixels, square, colour))];
  const logits: number[] = [];
  for (const some of chunks(pictures, batch))
    logits.push(...answersTo(await evaluate(normalise(some, normalisation)), head));
  return Float32Array.from(logits);
}

/** Edge of the pictures that it sees, in pixels. */
export function sideOf({ backbone }: Eye): number {
  return describeBackbone(backbone).crop.side;
}

async function freeze(backbone: Backbone, context: Context): Promise<FrozenNetwork> {
  const { network, stages } = describeBackbone(backbone);
  const tensors = await backboneWeights(backbone, context);
  return freezeStages(await context.engine(), network(), stages, tensors, batch);
}

/** Logits, picture by picture, of the features of several. */
function answersTo(features: Float32Array, head: LinearHead): number[] {
  const length = head.weight.length / head.bias.length;
  return Array.from({ length: features.length / length }, (_, i) =>
    applyHead(head, features.subarray(i * length, (i + 1) * length)),
  ).flat();
}
