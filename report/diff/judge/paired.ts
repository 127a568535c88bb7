import { guesses } from "../../../analyses/pipeline/guesses.ts";
import { byCodeUnit } from "../../../data/corpus/corpus.ts";
import { modelOf, type Shapes } from "../read/shapes.ts";

/** The genre of each cover at one end, by id. */
export type Truth = ReadonlyMap<string, string>;

/** Right or wrong on the same covers at both ends. */
export interface PairedAnswers {
  before: boolean[];
  after: boolean[];
  /** how many like it are tested together */
  tests: number;
}

/** Answers behind a model's test accuracy, top-3 accuracy or accuracy for one genre; null for other values. */
export function pairedAnswers(
  path: string,
  before: Shapes,
  after: Shapes,
  truth: { before: Truth; after: Truth },
): PairedAnswers | null {
  const model = modelOf(path, after);
  if (model === null || !before.predictions.has(model)) return null;
  const metric = /^test\.(?:(accuracy|top3)|byGenre\.([^.]+))$/.exec(path.slice(model.length + 1));
  if (!metric) return null;
  const [old, now] = [before.predictions.get(model)!, after.predictions.get(model)!];
  const genre = metric[2];
  const isAsked = (id: string) => genre === undefined || genreOf(id, truth.after) === genre;
  const ids = Object.keys(now).filter(isAsked).sort(byCodeUnit);
  const depth = metric[1] === "top3" ? 3 : 1;
  if (depth > 1 && ids.some((id) => guesses(old[id]!).length < 2 || guesses(now[id]!).length < 2))
    return null;
  return {
    before: ids.map((id) => isRight(old[id]!, genreOf(id, truth.before), depth)),
    after: ids.map((id) => isRight(now[id]!, genreOf(id, truth.after), depth)),
    tests: genre === undefined ? 1 : new Set(truth.after.values()).size,
  };
}

/** Genre of a cover; of one that the lock does not list, the folder of its id. */
export function genreOf(id: string, truth: Truth): string {
  return truth.get(id) ?? id.slice(0, id.indexOf("/"));
}

function isRight(line: string, genre: string, depth: number): boolean {
  return guesses(line).slice(0, depth).includes(genre);
}
