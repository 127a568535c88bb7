import type { Analysis } from "../contract/analysis.ts";

/** The analysis without what takes more than minutes, where it says what that is. */
export function quickly(analysis: Analysis<unknown, unknown>): Analysis<unknown, unknown> {
  const { params, quick } = analysis;
  return quick === undefined ? analysis : { ...analysis, params: quick(params) };
}

/** Analyses that take more than minutes whatever their parameters: a quick run does not have them. */
const slow: readonly string[] = [
  "alexNetSeeds",
  "learnerFolds",
  "networkFolds",
  "liteFineTuning",
  "occlusion",
  "secondEngine",
];

/** The analyses of a quick run, as they are. */
export function withoutSlow(
  analyses: readonly Analysis<unknown, unknown>[],
): Analysis<unknown, unknown>[] {
  return analyses.filter(({ name }) => !slow.includes(name));
}

/** The analyses of a quick run, each without what takes more than minutes. */
export function quickOnes(
  analyses: readonly Analysis<unknown, unknown>[],
): Analysis<unknown, unknown>[] {
  return withoutSlow(analyses).map(quickly);
}
