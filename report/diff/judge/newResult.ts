import type { Json } from "../../../analyses/contract/analysis.ts";
import type { ResultChange } from "../read/change.ts";
import { comparabilityOf } from "./comparability.ts";
import { modelsOf } from "./newModels.ts";
import type { StoredFile } from "../read/resultSet.ts";
import { readShapes } from "../read/shapes.ts";
import { compareValues } from "./values.ts";

/** What a result says that the base does not have: its models, all its values, its parameters. */
export function readNew(
  id: string,
  after: StoredFile,
): Pick<ResultChange, "models" | "values" | "params"> {
  const { values } = compareValues({
    id,
    before: readShapes({}),
    after: readShapes(after.result, after.files),
    causes: [],
    comparability: comparabilityOf([], { before: undefined, after: undefined, change: null }),
    gates: { gates: [], accepted: [] },
  });
  return { ...modelsOf(after), values, params: flatten(after.parts["params"] ?? {}) };
}

function flatten(params: Json): [path: string, text: string][] {
  const { values } = readShapes(params);
  return [...values].map(([path, { value }]) => [path, String(value)]);
}
