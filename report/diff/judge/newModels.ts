import type { ModelScore, ResultChange } from "../read/change.ts";
import type { StoredFile } from "../read/resultSet.ts";
import { readShapes } from "../read/shapes.ts";

/** The models of a new result with the ends of their test accuracies; nothing where it has none. */
export function modelsOf({ result }: StoredFile): Pick<ResultChange, "models"> {
  const scores = [...readShapes(result).values].flatMap(([path, value]): ModelScore[] => {
    const [, name] = /^models\.(.+)\.test\.accuracy$/.exec(path) ?? [];
    return name !== undefined && value.kind === "share" ? [{ name, accuracy: value.value }] : [];
  });
  scores.sort((a, b) => a.accuracy - b.accuracy);
  const [worst, best] = [scores[0], scores.at(-1)];
  return worst && best ? { models: { count: scores.length, worst, best } } : {};
}
