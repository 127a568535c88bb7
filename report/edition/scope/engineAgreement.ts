import type { TrainingRun } from "../../../analyses/fullTraining.ts";
import type { Share } from "../../../analyses/stats/evaluation.ts";
import { mcNemar } from "../../../analyses/stats/classification.ts";
import type { Edition } from "../edition.ts";
import { likeliest } from "../likeliest.ts";

/** One training by both engines, on the same test covers. */
export interface EngineAgreement {
  covers: number;
  /** of them, those for which both name the same genre */
  same: number;
  /** as many for two trainings by the first engine that differ in their seed: of all pairs the fewest and the most */
  seeds: { fewest: number; most: number };
  first: Share;
  second: Share;
  /** McNemar's exact test */
  p: number;
}

/** Null where not both have trained it on these test covers, or the first from one seed alone. */
export function engineAgreement({ results, corpus }: Edition): EngineAgreement | null {
  const runs = results.fullTraining?.models["custom"]?.runs ?? [];
  const second = results.secondEngine?.custom;
  if (runs.length < 2 || !second) return null;
  const first = runs[0]!;
  const ids = Object.keys(first.predictions);
  if (ids.some((id) => !Object.hasOwn(second.predictions, id))) return null;
  const answersOf = ({ predictions }: Pick<TrainingRun, "predictions">): string[] =>
    ids.map((id) => likeliest(predictions[id]!));
  const genres = new Map(corpus.covers.map(({ id, genre }) => [id, genre]));
  const right = [first, second].map((run) =>
    answersOf(run).map((genre, i) => genre === genres.get(ids[i]!)),
  );
  const answers = runs.map(answersOf);
  const pairs = answers.flatMap((one, i) => answers.slice(i + 1).map((two) => shared(one, two)));
  return {
    covers: ids.length,
    same: shared(answers[0]!, answersOf(second)),
    seeds: { fewest: Math.min(...pairs), most: Math.max(...pairs) },
    first: first.test.accuracy,
    second: second.test.accuracy,
    p: mcNemar(right[0]!, right[1]!).p,
  };
}

function shared(one: readonly string[], two: readonly string[]): number {
  return one.filter((answer, i) => answer === two[i]).length;
}
