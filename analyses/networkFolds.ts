import type { Corpus } from "../data/corpus/corpus.ts";
import type { Analysis, Context, Outcome } from "./contract/analysis.ts";
import { fullTraining, type FullTrainingParams, type SeededModel } from "./fullTraining.ts";
import { mostLikely } from "./stats/classification.ts";
import { folding } from "./validation/foldParams.ts";
import type { Folding } from "./validation/foldedLearners.ts";
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
  const { foldRounds } = await import("./validation/foldedLearners.ts");
  const { foldedNetwork } = await import("./validation/foldedNetwork.ts");
  const { describeAnswers } = await import("./validation/validate.ts");
  const rounds = foldRounds(corpus, folding);
  const answers = new Map<number, number>();
  for (const { fold, pixels, seeds } of Object.values(models)) {
    const training = { pixels, params: { ...recipe, seed: seeds[0] }, round: rounds[fold]! };
    const logits = await foldedNetwork(corpus, training, context);
    for (const [i, place] of training.round.test.entries())
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
