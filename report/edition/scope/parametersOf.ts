import type { Json } from "../../../analyses/contract/analysis.ts";
import { own } from "../../../data/own.ts";
import { allNames } from "../../paper/ownAnalyses.ts";
import type { Edition } from "../edition.ts";

/** By analysis: those that its result was computed with or, where it has none, those that the paper wants. */
export function parametersOf({
  provenance,
  parameters,
}: Pick<Edition, "provenance" | "parameters">): Record<string, Json> {
  const entries = allNames().flatMap((name) => {
    const params = own(provenance, name)?.parts.params ?? own(parameters, name);
    return params === undefined ? [] : [[name, params] as const];
  });
  return Object.fromEntries(entries);
}
