import type { Analysis } from "../../analyses/contract/analysis.ts";
import { analyses } from "../../analyses/index.ts";
import { ownAnalyses } from "./ownAnalyses.ts";

/** The analyses of this project in the paper's order, then a paper's own. Throws UserError for one that is none. */
export function allAnalyses(): Analysis<unknown, unknown>[] {
  return [...Object.values<Analysis<unknown, unknown>>(analyses), ...Object.values(ownAnalyses())];
}
