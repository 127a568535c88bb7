import { own } from "../../data/own.ts";
import type { AuditRow } from "./posterAudit.ts";
import { verdictKind } from "./terms/verdict.ts";

/** What came of a comparison, the most telling first. */
export const outcomes = [
  "contradiction",
  "notReproduced",
  "reproduced",
  "open",
  "notComputed",
] as const;
export type Outcome = (typeof outcomes)[number];

export const outcomeLabels: Readonly<Record<Outcome, string>> = {
  contradiction: "Contradictions",
  notReproduced: "Not reproduced",
  reproduced: "Reproduced, or consistent",
  open: "Cannot be told",
  notComputed: "Not computed yet",
};

export const kindLabels: Readonly<Record<AuditRow["kind"], string>> = {
  number: "Numbers",
  sentence: "Sentences",
};

/** By the word that names each in the text of where a statement stands. */
export const sourceLabels: Readonly<Record<string, string>> = {
  poster: "Poster",
  "write-up": "Write-up",
};

/** A contradiction needs no result of ours; what is not reproduced is contradicted by one. */
export function outcomeOf({ against, verdict }: AuditRow): Outcome {
  const kind = verdictKind(verdict);
  if (kind === "consistent") return "reproduced";
  if (kind !== "inconsistent") return kind;
  return against.startsWith("our result") ? "notReproduced" : "contradiction";
}

/** What a row can be chosen by, as classes: `verdict-open where-poster kind-number`. */
export function facetsOf(row: AuditRow): string {
  const sources = Object.keys(sourceLabels).filter((source) => row.place.includes(source));
  const places = sources.map((source) => `where-${source}`);
  return [`verdict-${outcomeOf(row)}`, ...places, `kind-${row.kind}`].join(" ");
}

const againstLabels: Readonly<Record<string, string>> = {
  "own tables": "the poster’s own tables",
  "write-up": "the write-up",
};

/** What a row was held against, in words. */
export function againstInWords({ against }: AuditRow): string {
  return own(againstLabels, against) ?? against;
}
