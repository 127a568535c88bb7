import type { Json } from "../../../analyses/contract/analysis.ts";
import type { CorpusChange } from "./corpora.ts";
import type { PackageChange } from "./packages.ts";

/** What a change means; the worst first. */
export const verdicts = [
  "unexplained",
  "regressed",
  "improved",
  "not comparable",
  "changed",
  "within noise",
  "removed",
  "new",
  "same",
] as const;
export type Verdict = (typeof verdicts)[number];

/** Why a result is another: one part of its key. */
export interface Cause {
  part:
    "code" | "params" | "corpus" | "engine" | "packages" | "upstream" | "schema" | "unexplained";
  /** in words */
  text: string;
  /** of a parameter, package or engine property */
  path?: string;
  before?: Json;
  after?: Json;
  /** source files whose code differs */
  files?: string[];
}

/** One value of a result at both ends. */
export interface ValueChange {
  /** `bandcamp/fullTraining.models.custom.runs.0.test.accuracy` */
  id: string;
  /** share: of covers, with its interval; mean: with its interval; number and text: as they are */
  kind: "share" | "mean" | "number" | "text";
  before: number | string | null;
  after: number | string | null;
  delta: number | null;
  /** 95%, of the difference; of several tests together, at the level of each */
  interval: [number, number] | null;
  /** of McNemar's exact test, where the same covers were judged at both ends */
  p: number | null;
  /** what it is a share or mean of, at both ends */
  n: [number | null, number | null];
  verdict: Verdict;
  /** what the verdict rests on, in words */
  why: string;
  /** in words */
  causes: string[];
}

/** A table genre by genre at both ends. */
export interface MatrixChange {
  id: string;
  kind: "matrix" | "confusion";
  genres: string[];
  before: number[][];
  after: number[][];
  moved: number;
  /** the largest first, at most five */
  largest: { row: string; column: string; before: number; after: number }[];
}

/** The learning curves of one model at both ends. */
export interface CurveChange {
  id: string;
  before: CurveSeries;
  after: CurveSeries;
}

/** Test and training accuracy by epoch. */
export interface CurveSeries {
  train: number[];
  test: number[];
}

/** A picture that lies beside a result, at both ends. */
export interface PictureChange {
  id: string;
  verdict: "changed" | "repacked" | "not comparable" | "new" | "removed";
  why: string;
  /** levels of 255, over all pixels and channels */
  meanDifference?: number;
  maxDifference?: number;
  /** of the pixels, those with a channel more than 2 levels apart */
  shareMoved?: number;
  /** mean structural similarity, 1 for equal pictures (Wang et al. 2004) */
  ssim?: number;
}

/** What happened to the result of one analysis on one corpus. */
export interface ResultChange {
  /** `bandcamp/fullTraining` */
  id: string;
  state: "new" | "removed" | "same" | "recomputed" | "changed";
  causes: Cause[];
  /** those that differ; of a new result all */
  values: ValueChange[];
  /** how many values are the same */
  same: number;
  matrices: MatrixChange[];
  curves: CurveChange[];
  pictures: PictureChange[];
  /** of a new result, test accuracies of its models */
  models?: { count: number; worst: ModelScore; best: ModelScore };
  /** of a new result, by dotted path */
  params?: [path: string, text: string][];
}

export interface ModelScore {
  name: string;
  /** share of test covers */
  accuracy: number;
}

/** Whether a checked sentence of the prose holds. */
export type Truth = "true" | "false" | "not checked";

export interface ClaimChange {
  /** `report/paper.md:41` where it stands now, or stood */
  place: string;
  corpus: string;
  sentence: string;
  condition: string;
  before: Truth | null;
  after: Truth | null;
  /** what happened, the worst first */
  change:
    | "now false"
    | "still false"
    | "no longer checked"
    | "now true"
    | "new"
    | "removed"
    | "not checked at the base"
    | "reworded";
  /** why it is false or was not checked */
  why: string;
  /** at the base, where either is another */
  formerly?: { sentence: string; condition: string };
}

/** Whether the results at the head are those of its code: known only of the code that is checked out. */
export type Freshness = { known: false; why: string } | { known: true; stale: StaleResult[] };

/** A result of older code, covers or parameters than the head's. */
export interface StaleResult {
  id: string;
  /** what changed since, in words */
  reasons: string[];
  /** what computes it */
  command: string;
}

/** A published statement whose audit ends otherwise; null where one end has no such verdict. */
export interface AuditChange {
  id: string;
  before: string | null;
  after: string | null;
  why: string;
}

/** Sentences or lines of a text that only one end has. */
export interface Wording {
  path: string;
  gone: string[];
  come: string[];
}

/** The whole comparison: plain data, the same bytes for the same two ends. */
export interface Diff {
  base: string;
  head: string;
  results: ResultChange[];
  corpora: CorpusChange[];
  claims: ClaimChange[];
  audit: AuditChange[];
  /** figures whose drawing changed while their data did not */
  repainted: { figure: string; files: string[] }[];
  /** results at the head that are not what was computed, with what is not */
  altered: { id: string; damage: string[] }[];
  /** results at the head whose numbers do not follow from each other, with what does not */
  contradictory: { id: string; found: string[] }[];
  freshness: Freshness;
  packages: PackageChange[];
  /** `fullTraining.params.batch 10 → 20` */
  params: string[];
  /** modules of the audit that differ: both ends are held against the rules of today */
  auditRules: string[];
  /** analyses whose results moved and whose parameters are not the same on all corpora of the head, in words */
  unequal: string[];
  /** prose, style sheets and the poster's numbers that differ */
  texts: string[];
  /** what is said in them, but for style sheets and what came or went whole */
  wordings: Wording[];
  gates: GateReport;
}

export interface GateReport {
  failed: GateFinding[];
  accepted: GateFinding[];
  /** changes of the gates file itself, in words */
  edited: string[];
}

export interface GateFinding {
  /** of a value, or of a result */
  id: string;
  /** of a result: what `gates.json` names it by, or "removed" */
  before: number | string;
  after: number | string;
  /** the gate's pattern and floors, or what became of the result, in words */
  gate: string;
  /** of an accepted regression */
  reason?: string;
}
