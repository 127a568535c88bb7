import type { Json } from "../../contract/analysis.ts";
import { contradictionsOfFolds } from "./foldContradictions.ts";
import {
  contradictionsOfModel,
  contradictionsOfRuns,
  type TruthOf,
} from "./modelContradictions.ts";
import { contradictionsOfRanks, contradictionsOfSelfRanks } from "./rankContradictions.ts";
import { contradictionOfShare } from "./shareContradiction.ts";

/**
 * Numbers of a result that do not follow from the stored ones that they are derived from, in words: intervals from n,
 * accuracies from confusions and these from predictions, ranks from counts and matrices. `truthOf` gives the genre of a
 * cover, where the covers are known to be those of the result.
 */
export function contradictions(result: Json, truthOf: TruthOf | null = null): string[] {
  return visit("", result, truthOf);
}

function visit(path: string, value: Json, truthOf: TruthOf | null): string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = [
    ...contradictionOfShare(value),
    ...contradictionsOfRanks(value),
    ...contradictionsOfSelfRanks(value, path.slice(path.lastIndexOf(".") + 1)),
    ...contradictionsOfFolds(value),
    ...contradictionsOfModel(value, truthOf),
    ...contradictionsOfRuns(value),
  ].map((text) => (path === "" ? text : `${path}.${text}`));
  const inner = Object.entries(value).flatMap(([name, member]: [string, Json]) =>
    name === "predictions" ? [] : visit(path === "" ? name : `${path}.${name}`, member, truthOf),
  );
  return [...own, ...inner];
}
