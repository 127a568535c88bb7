import type { Analysis } from "../../analyses/contract/analysis.ts";
import { quickOnes } from "../../analyses/pipeline/quick.ts";
import { own } from "../../data/own.ts";
import { withParameters } from "./parameters.ts";
import { type Paper, showsAnalysis } from "./paper.ts";

/** The analyses as a paper wants them: those that it shows, with its parameters, and without slow networks if it says so. */
export function asWanted(
  analyses: readonly Analysis<unknown, unknown>[],
  paper: Paper | undefined,
  quick: boolean,
): Analysis<unknown, unknown>[] {
  const shown = analyses.filter(({ name }) => showsAnalysis(paper, name));
  const stated = shown.map((one) => withParameters(one, own(paper?.parameters, one.name)));
  return quick || paper?.quick === true ? quickOnes(stated) : stated;
}
