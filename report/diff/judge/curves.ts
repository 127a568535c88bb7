import type { Json } from "../../../analyses/contract/analysis.ts";
import { byCodeUnit } from "../../../data/corpus/corpus.ts";
import { canonicalJson } from "../../../data/hash.ts";
import type { CurveChange, CurveSeries } from "../read/change.ts";
import { isObject } from "../../../analyses/pipeline/key.ts";
import type { Shapes } from "../read/shapes.ts";

/** Learning curves that differ, of models at both ends. */
export function compareCurves(id: string, before: Shapes, after: Shapes): CurveChange[] {
  const paths = [...after.curves.keys()].filter((path) => before.curves.has(path));
  return paths.sort(byCodeUnit).flatMap((path) => {
    const [old, now] = [before.curves.get(path)!, after.curves.get(path)!];
    if (canonicalJson(old) === canonicalJson(now)) return [];
    return [{ id: `${id}.${path}`, before: readSeries(old), after: readSeries(now) }];
  });
}

/** Accuracies of epochs `{train: {accuracy}, test: {accuracy}}`; epochs of another shape are left out. */
function readSeries(epochs: Json): CurveSeries {
  const list = Array.isArray(epochs) ? (epochs as readonly Json[]) : [];
  const side = (name: "train" | "test"): number[] =>
    list.flatMap((epoch) => {
      const score = isObject(epoch) ? epoch[name] : undefined;
      const accuracy = isObject(score) ? score["accuracy"] : undefined;
      return typeof accuracy === "number" ? [accuracy] : [];
    });
  return { train: side("train"), test: side("test") };
}
