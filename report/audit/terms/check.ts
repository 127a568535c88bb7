import type { Corpus } from "../../../data/corpus/corpus.ts";
import type { Poster } from "../../../data/poster/poster.ts";
import type { Results } from "../../../analyses/index.ts";
import type { Evaluation, Share } from "../../../analyses/stats/evaluation.ts";
import type { Verdict } from "./verdict.ts";

/** What the audit reads of an evaluation: also of learners that name one genre, without probabilities. */
export type Answers = Omit<Evaluation, "top3" | "calibration">;

/** Classical learners: by learner, then by features (`cubic`, `random`, `histogram` ...). */
export interface LearnerResults {
  models: Readonly<Record<string, Readonly<Record<string, { train: Share; test: Answers }>>>>;
  /** McNemar's test of a learner on other features against itself on `cubic` */
  againstPixels: Readonly<Record<string, Readonly<Record<string, { p: number }>>>>;
}

/** Pre-trained networks with new last layers, by the poster's recipe. */
export interface TransferResults {
  models: Readonly<Record<string, { train: Answers; test: Answers }>>;
}

/** Results that the audit reads; one that is missing makes its statements "not computed yet". */
export type AuditResults = Omit<Results, "baselines" | "imageNetTransfer"> & {
  baselines?: LearnerResults;
  imageNetTransfer?: TransferResults;
};

export type AuditedAnalysis = keyof AuditResults;

/** What was computed on a corpus of real covers. */
export interface Computed {
  corpus: Corpus;
  results: AuditResults;
}

/** What came of holding a statement against something. */
export interface Finding {
  /** the published values, in words */
  published: string;
  verdict: Verdict;
  /** why, with the numbers */
  reason: string;
  /** numbers of the reason, for the report's text */
  numbers?: Record<string, number>;
}

/** A finding about our result; what was published is known without it. */
export type Answer = Omit<Finding, "published">;

/** A statement against the poster's own tables or the write-up. `claim` is an id of data/poster.json. */
export interface PosterCheck {
  claim: string;
  against: "own tables" | "write-up";
  /** where this edition shows the same: `figure:selfRanks` */
  see: string;
  find(poster: Poster): Finding;
}

/** A statement against our result; null where the result lacks the model in question. */
export interface ResultCheck {
  claim: string;
  /** null where the corpus itself is enough */
  needs: AuditedAnalysis | null;
  see: string;
  /** the published values, in words, for when nothing is computed */
  published(poster: Poster): string;
  find(poster: Poster, computed: Computed): Answer | null;
}

type NetworkRuns = NonNullable<AuditResults["fullTraining"]>["models"][string]["runs"];

/** Trainings of a network from scratch, the first seed's first; none where it is not computed. */
export function runsOf({ results }: Computed, network: string): NetworkRuns {
  return results.fullTraining?.models[network]?.runs ?? [];
}

/** How many of the poster's genres a corpus lacks. */
export function missingGenres(poster: Poster, { corpus }: Computed): number {
  return poster.genres.filter(({ name }) => !corpus.genres.includes(name)).length;
}

/** "6 of 10 genres". */
export function genresAtHand(poster: Poster, computed: Computed): string {
  const { length } = poster.genres;
  return `${length - missingGenres(poster, computed)} of ${length} genres`;
}

/** The poster's genres that the corpus has, in the poster's order. */
export function sharedGenres(poster: Poster, { corpus }: Computed): string[] {
  return poster.genres.map(({ name }) => name).filter((name) => corpus.genres.includes(name));
}
