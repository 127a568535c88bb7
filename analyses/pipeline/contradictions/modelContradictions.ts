import type { Json } from "../../contract/analysis.ts";
import { mean } from "../../stats/mean.ts";
import { guesses } from "../guesses.ts";
import { isObject } from "../key.ts";
import { isShare, rounded } from "./shareContradiction.ts";

/** The genre of a cover by its id; undefined for one that is not of the corpus. */
export type TruthOf = (id: string) => string | undefined;

/** What was said of each cover. */
type Answers = readonly {
  id: string;
  /** the likeliest genre first */
  named: readonly string[];
  /** which genre came third is not known where the third got no probability to two decimals */
  isTied: boolean;
}[];

/** Covers by true genre, then by the one named. */
export type Table = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Of a model with `test` and `predictions`: scores that are not those of its confusion, a confusion that is not that of its predictions. */
export function contradictionsOfModel(model: Json, truthOf: TruthOf | null): string[] {
  if (!isObject(model) || !isObject(model["test"]) || !isObject(model["predictions"])) return [];
  const { test } = model;
  const confusion = test["confusion"];
  if (!isObject(confusion)) return [];
  const lines = Object.entries(model["predictions"] as Record<string, string>);
  const answers = lines.map(([id, line]) => ({
    id,
    named: guesses(line),
    isTied: line.endsWith(" 0.00"),
  }));
  const found = [
    ...againstConfusion(test, confusion as Table),
    ...confusionAgainst(confusion as Table, answers, truthOf),
    ...(truthOf === null ? [] : top3Against(test["top3"], answers, truthOf)),
  ];
  return [...found.map((text) => `test.${text}`), ...epochsAgainst(model["epochs"], test)];
}

/** The scores of a model are those of its last epoch. */
function epochsAgainst(epochs: Json | undefined, { accuracy }: { [name: string]: Json }): string[] {
  if (!Array.isArray(epochs) || !isShare(accuracy)) return [];
  const last = epochs.length - 1;
  const epoch = (epochs as readonly Json[])[last];
  const score = isObject(epoch) && isObject(epoch["test"]) ? epoch["test"]["accuracy"] : undefined;
  if (typeof score !== "number" || score === accuracy.value) return [];
  return [`epochs.${last}.test.accuracy is ${score}, of the whole test set ${accuracy.value}`];
}

/** Accuracies that are not those of the confusion. */
export function againstConfusion(test: { [name: string]: Json }, confusion: Table): string[] {
  const rows = Object.entries(confusion);
  const counts = rows.map(([, row]) => sum(Object.values(row)));
  const right = rows.map(([genre, row]) => row[genre]!);
  const recalls = right.map((hits, i) => hits / counts[i]!).filter((recall) => recall >= 0);
  const byGenre = isObject(test["byGenre"]) ? test["byGenre"] : {};
  return [
    ...shareAgainst("accuracy", test["accuracy"], sum(right), sum(counts)),
    ...rows.flatMap(([genre], i) =>
      shareAgainst(`byGenre.${genre}`, byGenre[genre], right[i]!, counts[i]!),
    ),
    ...(recalls.length === 0
      ? []
      : valueAgainst("balancedAccuracy", test["balancedAccuracy"], mean(recalls))),
  ];
}

function shareAgainst(name: string, share: Json | undefined, hits: number, n: number): string[] {
  if (!isShare(share) || n === 0) return [];
  if (share.value === rounded(hits / n) && share.n === n) return [];
  return [`${name} is ${share.value} of ${share.n}, by the confusion ${rounded(hits / n)} of ${n}`];
}

function valueAgainst(name: string, share: Json | undefined, value: number): string[] {
  if (!isShare(share) || isClose(share.value, value)) return [];
  return [`${name} is ${share.value}, by the confusion ${rounded(value)}`];
}

/** Where the truth is not known, how often each genre was named must agree. */
function confusionAgainst(confusion: Table, answers: Answers, truthOf: TruthOf | null): string[] {
  const names = Object.keys(confusion);
  const cell = (row: string | undefined, column: string) => `${truthOf ? `${row}.` : ""}${column}`;
  const told = tally(
    names.flatMap((row) => names.map((column) => [cell(row, column), confusion[row]![column]!])),
  );
  const found = tally(answers.map(({ id, named }) => [cell(truthOf?.(id), named[0]!), 1]));
  return [...new Set([...told.keys(), ...found.keys()])].flatMap((place) => {
    const [count, expected] = [told.get(place) ?? 0, found.get(place) ?? 0];
    const what = truthOf ? `confusion.${place} is` : `confusion names ${place}`;
    return count === expected ? [] : [`${what} ${count}, by the predictions ${expected}`];
  });
}

function tally(counts: readonly (readonly [string, number])[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [name, count] of counts) sums.set(name, (sums.get(name) ?? 0) + count);
  return sums;
}

function top3Against(top3: Json | undefined, answers: Answers, truthOf: TruthOf): string[] {
  if (!isShare(top3) || answers.some(({ named }) => named.length < 2)) return [];
  const truths = answers.map(({ id }) => truthOf(id) ?? "");
  const isOpen = answers.map(({ named, isTied }, i) => isTied && named[0] !== truths[i]);
  const least = answers.filter(({ named }, i) => !isOpen[i] && named.includes(truths[i]!)).length;
  const [low, high] = [least, least + isOpen.filter(Boolean).length].map((hits) =>
    rounded(hits / answers.length),
  ) as [number, number];
  if (top3.value >= low && top3.value <= high) return [];
  return [`top3 is ${top3.value}, by the predictions ${low}`];
}

/** Of a model with `runs`: a `testAccuracy` that is not theirs. */
export function contradictionsOfRuns(model: Json): string[] {
  if (!isObject(model) || !Array.isArray(model["runs"]) || !isObject(model["testAccuracy"]))
    return [];
  const accuracies = (model["runs"] as readonly Json[]).flatMap(accuracyOf);
  const expected: Record<string, number> = {
    count: model["runs"].length,
    mean: mean(accuracies),
    lowest: Math.min(...accuracies),
    highest: Math.max(...accuracies),
  };
  const told = model["testAccuracy"];
  return Object.keys(expected).flatMap((name) => {
    const value = told[name];
    if (typeof value !== "number" || isClose(value, expected[name]!)) return [];
    return [`testAccuracy.${name} is ${value}, of its runs ${rounded(expected[name]!)}`];
  });
}

function accuracyOf(run: Json): number[] {
  const test = isObject(run) ? run["test"] : undefined;
  const accuracy = isObject(test) ? test["accuracy"] : undefined;
  return isShare(accuracy) ? [accuracy.value] : [];
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1.1e-3 * Math.max(Math.abs(a), Math.abs(b));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
