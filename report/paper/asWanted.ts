import type { Analysis } from "../../analyses/contract/analysis.ts";
import { quickOnes } from "../../analyses/pipeline/quick.ts";
import { own } from "../../data/own.ts";
import { withParameters } from "./parameters.ts";
import { type Paper, showsAnalysis } from "./paper.ts";

/** The analyses as a paper wants them: those that it shows, with its parameters, and if `quick` without what is slow. */
export function asWanted(
  analyses: readonly Analysis<unknown, unknown>[],
  paper: Paper | undefined,
  quick: boolean,
): Analysis<unknown, unknown>[] {
  const shown = analyses.filter(({ name }) => showsAnalysis(paper, name));
  const stated = shown.map((one) => withParameters(one, own(paper?.parameters, one.name)));
  return quick ? quickOnes(stated) : stated;
}
