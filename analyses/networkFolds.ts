import type { Corpus } from "../data/corpus/corpus.ts";
import type { Analysis, Context, Outcome } from "./contract/analysis.ts";
import { type Folding, foldRounds, sidesOfRound } from "./folds/rounds.ts";
import { fullTraining, type FullTrainingParams, type SeededModel } from "./fullTraining.ts";
import { trainedParameters } from "./ensemble/trainedParameters.ts";
import { customNetwork } from "./nn/network/networks.ts";
import { mostLikely } from "./stats/classification.ts";
import { folding } from "./validation/foldParams.ts";
import type { FoldedModel } from "./validation/validate.ts";

export interface NetworkFoldsParams extends Folding {
  recipe: FullTrainingParams["recipe"];
  /** one a fold, which judges its covers */
  models: Record<string, SeededModel & { fold: number }>;
}

/** The custom network judged on every cover by a training on the other folds. */
export interface NetworkFolds {
  folds: number;
  models: { custom: FoldedModel };
}

const { recipe, models } = fullTraining.params;

function foldModel(fold: number): NetworkFoldsParams["models"][string] {
  return { ...models["custom"]!, fold, seeds: [`custom/fold/${fold}`] };
}

/** The custom network of full training by the folds that judge all others, from one seed each. */
export const networkFolds: Analysis<NetworkFoldsParams, NetworkFolds> = {
  name: "networkFolds",
  module: import.meta.url,
  usesEngine: true,
  slow: true,
  params: {
    ...folding,
    recipe,
    models: Object.fromEntries(
      Array.from({ length: folding.folds }, (_, fold) => [`fold${fold}`, foldModel(fold)]),
    ),
  },
  run,
};

/** With some of the models it judges their covers alone. */
async function run(
  corpus: Corpus,
  { recipe, models, ...folding }: NetworkFoldsParams,
  context: Context,
): Promise<Outcome<NetworkFolds>> {
  const { describeAnswers } = await import("./validation/validate.ts");
  const rounds = foldRounds(corpus, folding);
  const answers = new Map<number, number>();
  for (const { fold, pixels, seeds } of Object.values(models)) {
    const network = customNetwork(corpus.genres.length, { size: pixels.size });
    const sides = sidesOfRound(corpus, rounds[fold]!);
    const training = { network, pixels, params: { ...recipe, seed: seeds[0]! }, sides };
    const { logits } = await trainedParameters(corpus, training, context);
    for (const [i, place] of sides.test.places.entries())
      answers.set(place, mostLikely(logits[i]!));
  }
  const judged = corpus.covers.flatMap((cover, place) =>
    answers.has(place) ? [[cover, answers.get(place)!] as const] : [],
  );
  const custom = describeAnswers(
    { ...corpus, covers: judged.map(([cover]) => cover) },
    judged.map(([, answer]) => answer),
  );
  return { result: { folds: folding.folds, models: { custom } }, images: {} };
}
