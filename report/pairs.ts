import { mcNemar } from "../analyses/stats/classification.ts";
import { parsePrediction } from "../analyses/stats/prediction.ts";
import type { Edition } from "./edition.ts";

/** How two models compare on the same test covers: how many only one of them recognised, and McNemar's exact test. */
export interface Pair {
  onlyFirst: number;
  onlySecond: number;
  p: number;
}

/** Every two models of an edition whose predictions are stored, by their names: `pairs.mobileNetV2.custom1.p`. */
export function pairedTests(edition: Edition): Record<string, Record<string, Pair>> {
  const models = Object.entries(rightAnswers(edition));
  const against = (first: readonly boolean[]) =>
    Object.fromEntries(models.map(([name, second]) => [name, mcNemar(first, second)]));
  return Object.fromEntries(models.map(([name, right]) => [name, against(right)]));
}

/** By model, whether it recognised each test cover of the corpus. Models judged on other covers are left out. */
function rightAnswers({ corpus, results }: Edition): Record<string, boolean[]> {
  const { fullTraining, transferLearning, imageNetTransfer } = results;
  const models = {
    ...fullTraining?.models,
    ...transferLearning?.models,
    ...imageNetTransfer?.models,
  };
  const covers = corpus.covers.filter(({ split }) => split === "test");
  const judged = Object.entries(models).filter(([, { predictions }]) =>
    covers.every(({ id }) => Object.hasOwn(predictions, id)),
  );
  return Object.fromEntries(
    judged.map(([name, { predictions }]) => [
      name,
      covers.map(({ id, genre }) => parsePrediction(predictions[id]!)[0]?.genre === genre),
    ]),
  );
}
