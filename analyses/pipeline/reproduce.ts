import sharp from "sharp";
import type { Corpus, CoverSource } from "../../data/corpus/corpus.ts";
import { UserError } from "../../data/error.ts";
import type { Analysis, Json } from "../contract/analysis.ts";
import { type ComputeOptions, computeResult } from "./compute.ts";
import { changes, isObject } from "./key.ts";
import { quickly } from "./quick.ts";
import { readResult, type StoredResult } from "./results.ts";

/** How a recomputed result compares with the committed one. */
export interface Comparison {
  /** why nothing was computed, where the machine lacks what it takes and nothing is committed either */
  skipped?: string;
  /** names of the committed result that a quick run did not compute */
  leftOut: string[];
  /** nothing differs, not even the last digit */
  identical: boolean;
  /** places beyond the tolerance, in words; empty when the result is reproduced */
  mismatches: string[];
}

/** Stored numbers have four digits: one step in the last is at most this much of the number. */
const relativeTolerance = 1.1e-3;
/** Levels of 255 that a pixel of an averaged picture may move on another processor. */
const levelTolerance = 2;

export interface ReproduceOptions extends ComputeOptions {
  /** folder of the committed results */
  committed: string;
  /** leave out what takes more than minutes */
  quick: boolean;
}

/** Computes the result in the folder of `options` and compares it with the committed one. */
export async function reproduceResult(
  analysis: Analysis<unknown, unknown>,
  corpus: Corpus,
  source: CoverSource,
  options: ReproduceOptions,
): Promise<Comparison> {
  const committed = await readResult(options.committed, analysis.name);
  const wanted = options.quick ? quickly(analysis) : analysis;
  const { stored, problems } = await computeResult(wanted, corpus, source, options);
  if ("problem" in committed) {
    if (stored === null)
      return { skipped: problems.join("; "), identical: false, mismatches: [], leftOut: [] };
    return { identical: false, mismatches: [committed.problem], leftOut: [] };
  }
  if (stored === null)
    throw new UserError(`cannot reproduce ${analysis.name}: ${problems.join("; ")}`);
  const parts = { ...stored.parts, params: JSON.parse(JSON.stringify(analysis.params)) as Json };
  const stale = changes(committed, { ...stored, parts }).map((change) => `stale: ${change}`);
  const { kept, leftOut } = options.quick
    ? restrict(committed.result, stored.result)
    : { kept: committed.result, leftOut: [] };
  const comparison = await compareResults({ ...committed, result: kept }, stored);
  return {
    identical: comparison.identical && stale.length === 0,
    mismatches: [...stale, ...comparison.mismatches],
    leftOut,
  };
}

/** The committed result without the names that the computed one lacks. */
function restrict(committed: Json, computed: Json, path = ""): { kept: Json; leftOut: string[] } {
  if (!isObject(committed) || !isObject(computed)) return { kept: committed, leftOut: [] };
  const found = Object.entries(committed).map(([name, value]) => {
    const place = path ? `${path}.${name}` : name;
    const other = computed[name];
    return other === undefined
      ? { name, kept: undefined, leftOut: [place] }
      : { name, ...restrict(value, other, place) };
  });
  const kept = found.flatMap(({ name, kept }) =>
    kept === undefined ? [] : [[name, kept] as const],
  );
  return { kept: Object.fromEntries(kept), leftOut: found.flatMap(({ leftOut }) => leftOut) };
}

/** Compares every number, text, pixel and file. Numbers and pixels may differ by rounding, nothing else may. */
export async function compareResults(
  committed: StoredResult,
  computed: StoredResult,
): Promise<Pick<Comparison, "identical" | "mismatches">> {
  const numbers = compareValues(committed.result, computed.result, "");
  const pictures = await comparePictures(committed.images, computed.images);
  const all = [...numbers, ...pictures, ...compareFiles(committed.files, computed.files)];
  return {
    identical: all.length === 0,
    mismatches: all.filter(({ tolerable }) => !tolerable).map(({ text }) => text),
  };
}

interface Difference {
  text: string;
  tolerable: boolean;
}

function compareValues(a: Json | undefined, b: Json | undefined, path: string): Difference[] {
  if (a === b) return [];
  if (typeof a === "number" && typeof b === "number") {
    const integers = Number.isInteger(a) && Number.isInteger(b);
    const tolerable =
      !integers && Math.abs(a - b) <= relativeTolerance * Math.max(Math.abs(a), Math.abs(b));
    return [{ text: `${path}: committed ${a}, computed ${b}`, tolerable }];
  }
  if (typeof a === "object" && typeof b === "object" && a !== null && b !== null) {
    const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
    const names = [...new Set([...left.keys(), ...right.keys()])];
    return names.flatMap((name) =>
      compareValues(left.get(name), right.get(name), path ? `${path}.${name}` : name),
    );
  }
  return [
    {
      text: `${path}: committed ${JSON.stringify(a)}, computed ${JSON.stringify(b)}`,
      tolerable: false,
    },
  ];
}

/** Byte by byte: nobody knows what rounding does to them. */
function compareFiles(
  committed: Record<string, Buffer>,
  computed: Record<string, Buffer>,
): Difference[] {
  const names = [...new Set([...Object.keys(committed), ...Object.keys(computed)])].sort();
  return names.flatMap((name) => {
    const [a, b] = [committed[name], computed[name]];
    if (a && b && a.equals(b)) return [];
    const what = a && b ? "other bytes" : `only ${a ? "committed" : "computed"}`;
    return [{ text: `${name}.bin: ${what}`, tolerable: false }];
  });
}

async function comparePictures(
  committed: Record<string, Buffer>,
  computed: Record<string, Buffer>,
): Promise<Difference[]> {
  const names = [...new Set([...Object.keys(committed), ...Object.keys(computed)])].sort();
  const found = names.map(async (name): Promise<Difference[]> => {
    const [a, b] = [committed[name], computed[name]];
    if (!a || !b)
      return [{ text: `${name}.png: only ${a ? "committed" : "computed"}`, tolerable: false }];
    const levels = await largestDifference(a, b);
    if (levels === 0) return [];
    return [
      { text: `${name}.png: up to ${levels} levels apart`, tolerable: levels <= levelTolerance },
    ];
  });
  return (await Promise.all(found)).flat();
}

async function largestDifference(a: Buffer, b: Buffer): Promise<number> {
  const [left, right] = await Promise.all([sharp(a).raw().toBuffer(), sharp(b).raw().toBuffer()]);
  if (left.length !== right.length) return 255;
  let largest = 0;
  for (let i = 0; i < left.length; i++) largest = Math.max(largest, Math.abs(left[i]! - right[i]!));
  return largest;
}
