import type { Poster } from "../../data/poster/poster.ts";
import type { Answer, Computed, PosterCheck, ResultCheck } from "./terms/check.ts";
import { colourChecks } from "./checks/colourChecks.ts";
import { coverResults } from "./checks/coverResults.ts";
import { dataChecks } from "./checks/dataChecks.ts";
import { learnerChecks } from "./checks/learnerChecks.ts";
import { learnerResults } from "./checks/learnerResults.ts";
import { networkChecks } from "./checks/networkChecks.ts";
import { networkResults } from "./checks/networkResults.ts";
import { rankResults } from "./checks/rankResults.ts";
import { remarkChecks } from "./checks/remarkChecks.ts";
import { remarkResults } from "./checks/remarkResults.ts";
import { similarityResults } from "./checks/similarityResults.ts";
import { transferChecks } from "./checks/transferChecks.ts";
import { transferResults } from "./checks/transferResults.ts";
import {
  type Verdict,
  verdictKind,
  type VerdictKind,
  verdictKinds,
  verdictOf,
} from "./terms/verdict.ts";

export type { AuditResults, Computed } from "./terms/check.ts";

/** One published statement held against one thing. */
export interface AuditRow {
  /** the claim's id, followed by `WriteUp` or `Here` (from the second corpus `Here2`) where that is compared */
  id: string;
  /** id of the claim in data/poster.json */
  claim: string;
  text: string;
  /** where it stands */
  place: string;
  kind: Poster["claims"][number]["kind"];
  /** the published values, in words */
  published: string;
  against: "own tables" | "write-up" | `our result on ${string}`;
  verdict: Verdict;
  /** why, with the numbers */
  reason: string;
  /** numbers of the reason, for the report's text */
  numbers: Record<string, number>;
  /** what this edition shows of it: `figure:name`, `table:name` or `section:slug` */
  see: string;
}

interface Tally extends Record<VerdictKind, number> {
  rows: number;
}

export interface AuditCounts extends Tally {
  claims: number;
  /** of those that cannot be told: for want of genres, not of covers */
  missingGenres: number;
  ownTables: Tally;
  writeUp: Tally;
  here: Tally;
}

const posterChecks: readonly PosterCheck[] = [
  ...dataChecks,
  ...colourChecks,
  ...learnerChecks,
  ...networkChecks,
  ...transferChecks,
  ...remarkChecks,
];
const resultChecks: readonly ResultCheck[] = [
  ...coverResults,
  ...similarityResults,
  ...rankResults,
  ...learnerResults,
  ...networkResults,
  ...transferResults,
  ...remarkResults,
];

/**
 * Every statement of the poster, in its order, against its own tables, the write-up and our results on each corpus of
 * real covers. A statement that nothing can be held against cannot be told at n = 0. Corpora with genres that the poster
 * does not have are left out: its ranks and chances are not theirs.
 */
export function posterAudit(poster: Poster, computed: readonly Computed[]): AuditRow[] {
  const names = poster.genres.map(({ name }) => name);
  const fitting = computed.filter(({ corpus }) => corpus.genres.every((g) => names.includes(g)));
  return poster.claims.flatMap(({ id: claim, kind, where: place, text }) => {
    const isOwn = (check: { claim: string }): boolean => check.claim === claim;
    const parts = [
      ...posterChecks.filter(isOwn).map((check) => posterPart(check, poster)),
      ...resultChecks.filter(isOwn).flatMap((check) => resultParts(check, poster, fitting)),
    ];
    const found = parts.length > 0 ? parts : [untested];
    return found.map(({ suffix, ...part }) => ({
      id: `${claim}${suffix}`,
      claim,
      kind,
      place,
      text,
      ...part,
    }));
  });
}

/** How many statements there are, and how many comparisons came to which verdict; in all, and by what was compared with. */
export function countVerdicts(rows: readonly AuditRow[]): AuditCounts {
  const tally = (some: readonly AuditRow[]): Tally => {
    const kinds = some.map(({ verdict }) => verdictKind(verdict));
    const counts = verdictKinds.map((kind) => [kind, kinds.filter((k) => k === kind).length]);
    return { rows: some.length, ...(Object.fromEntries(counts) as Record<VerdictKind, number>) };
  };
  return {
    claims: new Set(rows.map(({ claim }) => claim)).size,
    ...tally(rows),
    missingGenres: rows.filter(({ verdict }) => verdict.endsWith(" genres")).length,
    ownTables: tally(rows.filter(({ against }) => against === "own tables")),
    writeUp: tally(rows.filter(({ against }) => against === "write-up")),
    here: tally(rows.filter(({ against }) => against.startsWith("our result"))),
  };
}

type Part = Omit<AuditRow, "id" | "claim" | "text" | "place" | "kind"> & { suffix: string };

const untested: Part = {
  suffix: "",
  published: "no numbers",
  against: "own tables",
  see: "",
  verdict: verdictOf(null, 0),
  reason: "nothing published to hold it against",
  numbers: {},
};

function posterPart({ against, see, find }: PosterCheck, poster: Poster): Part {
  const suffix = against === "write-up" ? "WriteUp" : "";
  return { suffix, against, see, numbers: {}, ...find(poster) };
}

function resultParts(check: ResultCheck, poster: Poster, computed: readonly Computed[]): Part[] {
  const { see, published } = check;
  const common = { see, published: published(poster), numbers: {} };
  if (computed.length === 0)
    return [{ ...common, suffix: "Here", against: "our result on real covers", ...missing(check) }];
  return computed.map((one, index) => ({
    ...common,
    suffix: index === 0 ? "Here" : `Here${index + 1}`,
    against: `our result on ${one.corpus.name}` as const,
    ...(answer(check, poster, one) ?? missing(check, one.corpus.name)),
  }));
}

function answer(check: ResultCheck, poster: Poster, computed: Computed): Answer | null {
  const isThere = check.needs === null || computed.results[check.needs] !== undefined;
  return isThere ? check.find(poster, computed) : null;
}

function missing({ needs }: ResultCheck, corpus = "NAME"): Answer {
  return {
    verdict: "not computed yet",
    reason: `npm run build -- --corpus ${corpus} --covers DIR --only ${needs ?? "NAME"} computes it`,
  };
}
