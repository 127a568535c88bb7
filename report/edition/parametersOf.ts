import type { Json } from "../../analyses/contract/analysis.ts";
import { asJson } from "../../analyses/pipeline/compute.ts";
import { own } from "../../data/own.ts";
import { allAnalyses } from "../paper/allAnalyses.ts";
import { withParameters } from "../paper/parameters.ts";
import type { Edition } from "./edition.ts";
import { whenRead } from "./whenRead.ts";

/** By analysis: those that its result was computed with or, where it has none, those that the paper wants. */
export function parametersOf({
  provenance,
  paper,
}: Pick<Edition, "provenance" | "paper">): Record<string, Json> {
  const analyses = new Map(allAnalyses().map((analysis) => [analysis.name, analysis]));
  return whenRead([...analyses.keys()], (name) => {
    const stored = own(provenance, name)?.parts.params;
    if (stored !== undefined) return stored;
    return asJson(withParameters(analyses.get(name)!, own(paper?.parameters, name)).params);
  });
}
