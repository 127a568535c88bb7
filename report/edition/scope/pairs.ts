import { mcNemar } from "../../../analyses/stats/classification.ts";
import type { Edition } from "../edition.ts";
import { type Model, modelsByAnalysis } from "./models.ts";
import { likeliest } from "../likeliest.ts";
import { whenRead } from "../whenRead.ts";

/** How two models compare on the same test covers: how many only one of them recognised, and McNemar's exact test. */
export interface Pair {
  onlyFirst: number;
  onlySecond: number;
  p: number;
}

/** Every two models of an edition whose predictions are stored, by their names: `pairs.mobileNetV2.custom1.p`. */
export function pairedTests(edition: Edition): Record<string, Record<string, Pair>> {
  const right = rightAnswers(edition);
  const names = Object.keys(right);
  return whenRead(names, (first) =>
    whenRead(names, (second) => mcNemar(right[first]!, right[second]!)),
  );
}

/**
 * By model, whether it recognised each of the covers that the first was tested on: when results are stale, the lock may
 * have others on the test side by now. Models judged on other covers are left out.
 */
function rightAnswers(edition: Edition): Record<string, boolean[]> {
  // results of other code, which a diff reads, may lack predictions
  const models: Record<string, Model> = Object.fromEntries(
    Object.values(modelsByAnalysis(edition)).flatMap(Object.entries<Model>),
  );
  const tested = Object.values(models)[0]?.predictions ?? {};
  const covers = edition.corpus.covers.filter(({ id }) => Object.hasOwn(tested, id));
  const judged = Object.keys(models).filter((name) => {
    const { predictions = {} } = models[name]!;
    return covers.every(({ id }) => Object.hasOwn(predictions, id));
  });
  return whenRead(judged, (name) =>
    covers.map(({ id, genre }) => likeliest(models[name]!.predictions[id]!) === genre),
  );
}
