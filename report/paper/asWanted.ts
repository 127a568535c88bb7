import type { Analysis, Json } from "../../analyses/contract/analysis.ts";
import { asJson } from "../../analyses/pipeline/compute.ts";
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
  const stated = shown.map((one) => asStated(one, paper));
  return quick ? quickOnes(stated) : stated;
}

/** The parameters of all analyses as a paper states them, by analysis. */
export function statedParameters(
  analyses: readonly Analysis<unknown, unknown>[],
  paper: Paper | undefined,
): Record<string, Json> {
  const named = analyses.map((one) => [one.name, asJson(asStated(one, paper).params)]);
  return Object.fromEntries(named) as Record<string, Json>;
}

function asStated(
  analysis: Analysis<unknown, unknown>,
  paper: Paper | undefined,
): Analysis<unknown, unknown> {
  return withParameters(analysis, own(paper?.parameters, analysis.name));
}
