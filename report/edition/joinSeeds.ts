import type { FurtherRun } from "../../analyses/alexNetSeeds.ts";
import type { TrainingRun } from "../../analyses/fullTraining.ts";
import type { Results } from "../../analyses/index.ts";
import { mcNemar } from "../../analyses/stats/classification.ts";
import { mean } from "../../analyses/stats/mean.ts";
import type { Corpus } from "../../data/corpus/corpus.ts";
import { likeliest } from "./likeliest.ts";

/** The results with AlexNet's further runs after its first, where both are there and judged on the same covers. */
export function joinSeeds(results: Results, corpus: Corpus): Results {
  const { fullTraining, alexNetSeeds } = results;
  const first = fullTraining?.models["alexNet"]?.runs?.[0];
  const custom = fullTraining?.models["custom"]?.runs?.[0];
  const further = alexNetSeeds?.runs.filter(
    ({ predictions }) =>
      first && custom && Object.keys(predictions).join() === Object.keys(custom.predictions).join(),
  );
  if (!fullTraining || !first || !custom || !further?.length) return results;
  const genres = new Map(corpus.covers.map(({ id, genre }) => [id, genre]));
  const rights = ({ predictions }: FurtherRun): boolean[] =>
    Object.entries(predictions).map(([id, said]) => likeliest(said) === genres.get(id));
  const againstCustom = (run: FurtherRun): TrainingRun["againstCustom"] => {
    const { onlyFirst, onlySecond, p } = mcNemar(rights(run), rights(custom));
    return { onlyIt: onlyFirst, onlyCustom: onlySecond, p };
  };
  const runs = [first, ...further.map((run) => ({ ...run, againstCustom: againstCustom(run) }))];
  const values = runs.map(({ test }) => test.accuracy.value);
  const testAccuracy = {
    count: values.length,
    mean: mean(values),
    lowest: Math.min(...values),
    highest: Math.max(...values),
  };
  const models = { ...fullTraining.models, alexNet: { runs, testAccuracy } };
  return { ...results, fullTraining: { ...fullTraining, models } };
}
