import type { Analysis } from "../contract/analysis.ts";

/** The analysis without what takes more than minutes, where it says what that is. */
export function quickly(analysis: Analysis<unknown, unknown>): Analysis<unknown, unknown> {
  const { params, quick } = analysis;
  return quick === undefined ? analysis : { ...analysis, params: quick(params) };
}

/** The analyses of a quick run, as they are. */
export function withoutSlow(
  analyses: readonly Analysis<unknown, unknown>[],
): Analysis<unknown, unknown>[] {
  return analyses.filter(({ slow }) => !slow);
}

/** The analyses of a quick run, each without what takes more than minutes. */
export function quickOnes(
  analyses: readonly Analysis<unknown, unknown>[],
): Analysis<unknown, unknown>[] {
  return withoutSlow(analyses).map(quickly);
}
