import type { Diff } from "../../../report/diff/read/change.ts";

/** Two ends that say the same. */
export const emptyDiff: Diff = {
  base: "a".repeat(40),
  head: "working tree",
  results: [],
  corpora: [],
  claims: [],
  audit: [],
  repainted: [],
  texts: [],
  wordings: [],
  gates: { failed: [], accepted: [], edited: [] },
  altered: [],
  unequal: [],
  contradictory: [],
  freshness: { known: true, stale: [] },
  packages: [],
  params: [],
  auditRules: [],
};
