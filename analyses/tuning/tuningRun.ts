import type { Corpus } from "../../data/corpus/corpus.ts";
import { efficientNetLite, liteWeights } from "../backbones/efficientNetLite.ts";
import type { StoredTensor } from "../backbones/weights/storedTensor.ts";
import { parseWeightsFile } from "../backbones/weights/weightsFile.ts";
import type { CacheDraft, CacheEntry, Context } from "../contract/analysis.ts";
import { type Withheld, withheldSides } from "../ensemble/trainedParameters.ts";
import { type Side, type Sides, sidesOf } from "../nn/sides.ts";
import { featureRows } from "../validation/featureRows.ts";
import type { FoldParams, HeadChoice } from "../validation/foldedHead.ts";
import { type FittedHead, linearHead } from "../validation/linearHead.ts";
import type { TunedEpoch } from "./checkpoint.ts";
import type { Choice } from "./choice.ts";
import { type FrozenParams, frozenViews } from "./frozenViews.ts";
import { lastLayer, liteTail, liteTailWeights } from "./liteTail.ts";
import { tune, type Tuned, type TuningRecipe, type TuningSetting } from "./tune.ts";

export interface TuningParams extends Pick<FoldParams, "seed" | "strengths"> {
  front: FrozenParams;
  /** the last layer at the start: on what the network says at its end */
  heads: { efficientNetLite0: HeadChoice };
  recipe: TuningRecipe;
  /** the part of the training covers on which setting and epoch are chosen */
  validation: Withheld;
}

/** EfficientNet-Lite0 with its front already computed, ready to be tuned on any covers. */
export interface TuningRuns {
  network: ReturnType<typeof liteTail>["tail"];
  /** numbers of each cover at the network's end, frozen */
  rows: readonly Float32Array[];
  /** training covers: those learnt from, and as test those to choose by */
  sides: Sides;
  /** as many covers of those learnt from as there are to choose by */
  sample: Side;
  fit(sides: Sides): Promise<FittedHead>;
  /** scores by epoch, from the cache or by tuning, with checkpoints */
  curve(setting: TuningSetting, start: FittedHead): Promise<TunedEpoch[]>;
  /** logits [test covers][genres] after learning from all training covers */
  logits(choice: Choice, setting: TuningSetting, start: FittedHead): Promise<Float32Array[]>;
}

export async function openTuningRuns(
  corpus: Corpus,
  params: TuningParams,
  context: Context,
): Promise<TuningRuns> {
  const { front: input, heads, recipe, validation, seed, strengths } = params;
  const { features, weighting } = heads.efficientNetLite0;
  const stored = await storedTensors(params, context);
  const { dropout } = recipe;
  const shape = { cut: input.cut, classes: corpus.genres.length, dropout };
  const { front, tail } = liteTail(0, shape);
  const rows = await featureRows(corpus, features, context);
  const tensors = () => liteWeights(front, stored.tensors, stored.file);
  const read = await frozenViews(corpus, { params: input, front, tensors }, context);
  const sides = withheldSides(corpus, validation);
  const sample = sampleOf(sides);
  const step = (rest: object) => ({
    name: "tuning",
    module: import.meta.url,
    params: JSON.parse(JSON.stringify({ ...params, ...rest })),
    usesEngine: true,
  });
  const open = async (draft: CacheDraft, task: RunTask): Promise<Tuned> => {
    const { weight, bias } = task.start;
    const last = { [`${lastLayer}.weight`]: weight, [`${lastLayer}.bias`]: bias };
    const { threads } = (await context.engine()).identity;
    return tune(
      {
        ...{ network: tail, recipe, threads, ...task },
        tensors: { ...liteTailWeights(tail, stored.tensors, stored.file), ...last },
        views: { count: input.views.count, read },
      },
      { store: draft, onProgress: context.onProgress },
    );
  };
  return {
    network: tail,
    rows,
    sides,
    sample,
    fit: (sides) => linearHead({ corpus, sides, rows, weighting, seed, strengths }, context),
    async curve(setting, start) {
      const watched = { train: sample, validation: sides.test };
      const entry = await context.cached(step({ setting }), async (draft) => {
        const task = { setting, start, learnt: sides.train, watched, until: recipe.epochs };
        const { epochs, close } = await open(draft, task);
        await close();
        await draft.write("curve.json", Buffer.from(JSON.stringify(epochs)));
      });
      return JSON.parse((await entry.read("curve.json")).toString()) as TunedEpoch[];
    },
    async logits({ epoch: until, averaged }, setting, start) {
      const { train, test } = sidesOf(corpus);
      const entry = await context.cached(step({ setting, until, averaged }), async (draft) => {
        const { predict, close } = await open(draft, { setting, start, learnt: train, until });
        const logits = await predict(test, averaged);
        await close();
        await draft.write("logits.f32", new Uint8Array(logits.buffer));
      });
      return readLogits(entry, corpus.genres.length);
    },
  };
}

interface RunTask {
  setting: TuningSetting;
  start: FittedHead;
  learnt: Side;
  watched?: { train: Side; validation: Side };
  until: number;
}

async function storedTensors(
  { front }: TuningParams,
  context: Context,
): Promise<{ file: string; tensors: ReadonlyMap<string, StoredTensor> }> {
  const { weights } = front.backbone;
  if (weights.kind !== "published")
    throw new Error(`no published weights: ${efficientNetLite(0).name}`);
  const { file } = weights.file;
  return { file, tensors: parseWeightsFile(await context.readWeights(weights.file), file) };
}

/** Evenly spread, in the order of the corpus, which is that of the genres. */
function sampleOf({ train, test }: Sides): Side {
  const stride = train.ids.length / test.ids.length;
  const chosen = test.ids.map((_, i) => Math.floor(i * stride));
  return {
    places: chosen.map((i) => train.places[i]!),
    ids: chosen.map((i) => train.ids[i]!),
    labels: chosen.map((i) => train.labels[i]!),
  };
}

async function readLogits(entry: CacheEntry, classes: number): Promise<Float32Array[]> {
  const bytes = Uint8Array.from(await entry.read("logits.f32")); // a copy is aligned
  const logits = new Float32Array(bytes.buffer);
  return Array.from({ length: logits.length / classes }, (_, i) =>
    logits.subarray(i * classes, (i + 1) * classes),
  );
}
