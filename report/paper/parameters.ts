import type { Analysis, Json } from "../../analyses/contract/analysis.ts";
import { isAnalysisName } from "../../analyses/names.ts";
import { asJson } from "../../analyses/pipeline/compute.ts";
import { isObject } from "../../analyses/pipeline/key.ts";
import { unknownName } from "../language/nearest.ts";
import { rangeOf } from "./ranges.ts";

/** A parameter that cannot be what it is said to be: the names that lead to it, and why. */
export interface ParameterProblem {
  path: string[];
  problem: string;
}

/** Where a parameter stands, and names that its texts may be: of an analysis's features and heads. */
interface Place {
  analysis: string;
  path: string[];
  names: readonly string[];
}

/** What is wrong with the parameters stated for an analysis: names that it does not have, values of another kind or outside their range. */
export function parameterProblems(
  { name, params }: Analysis<unknown, unknown>,
  stated: Json,
): ParameterProblem[] {
  const known = asJson(params);
  return compare(known, stated, { analysis: name, path: [], names: namesIn(known) });
}

function namesIn(known: Json): string[] {
  if (!isObject(known)) return [];
  return ["features", "heads", "others"].flatMap((group) => Object.keys(known[group] ?? {}));
}

function compare(known: Json, stated: Json, place: Place): ParameterProblem[] {
  const { path } = place;
  const expected = kindOf(known);
  if (known !== null && kindOf(stated) !== expected) {
    const example = expected === "names" ? "" : ` like ${JSON.stringify(known)}`;
    return [{ path, problem: `expected ${expected}${example}, received ${received(stated)}` }];
  }
  if (Array.isArray(known) && Array.isArray(stated)) return compareLists(known, stated, place);
  if (!isObject(known) || !isObject(stated)) return compareValues(known, stated, place);
  return Object.entries(stated).flatMap(([name, value]) => {
    const inside = { ...place, path: [...path, name] };
    if (Object.hasOwn(known, name)) return compare(known[name]!, value, inside);
    return [{ path: inside.path, problem: unknownName("parameter", name, Object.keys(known)) }];
  });
}

/** Items are of the kind of one that the list has; in this project's analyses there is one, and none twice. */
function compareLists(known: Json[], stated: Json[], place: Place): ParameterProblem[] {
  const { analysis, path } = place;
  const problem = isAnalysisName(analysis) ? problemOfList(known, stated, place) : null;
  if (problem !== null) return [{ path, problem }];
  return stated.flatMap((item, index) => {
    const inside = { ...place, path: [...path, String(index)] };
    const found = known.map((one) => compare(one, item, inside));
    return found.find(({ length }) => length === 0) ?? found[0] ?? [];
  });
}

function problemOfList(known: Json[], stated: Json[], { analysis, path }: Place): string | null {
  const twice = stated.find((item, i) => stated.slice(0, i).some((one) => isSame(one, item)));
  if (stated.length === 0) return "expected one item or more, received []";
  if (twice !== undefined) return `expected each item once, received ${received(twice)} twice`;
  const [first] = known;
  const isCompared = analysis === "baselines" && path.at(-1) === "features";
  if (!isCompared || stated.some((item) => isSame(item, first!))) return null;
  return `expected ${String(first)} among them, with which the others are compared, received ${received(stated)}`;
}

function compareValues(known: Json, stated: Json, place: Place): ParameterProblem[] {
  const { analysis, path, names } = place;
  const problem = isAnalysisName(analysis)
    ? outOfRange(known, stated, { analysis, path, names })
    : notFinite(stated);
  return problem === null ? [] : [{ path, problem }];
}

function outOfRange(known: Json, stated: Json, { analysis, path, names }: Place): string | null {
  if (isSame(known, stated)) return null;
  const place = [analysis, ...path].filter((name) => !/^\d+$/.test(name)).join(".");
  const range = rangeOf(place);
  if (range?.holds(stated)) return null;
  if (range) return `expected ${range.expected}, received ${received(stated)}`;
  if (typeof known !== "string" || !names.includes(known))
    return `cannot be changed: it is ${received(known)} (received ${received(stated)})`;
  if (names.includes(String(stated))) return null;
  return unknownName("name", String(stated), names);
}

function notFinite(stated: Json): string | null {
  if (typeof stated !== "number" || Number.isFinite(stated)) return null;
  return `expected a finite number, received ${stated}`;
}

function isSame(a: Json, b: Json): boolean {
  return JSON.stringify(a) === JSON.stringify(b) && !Number.isNaN(b);
}

function received(value: Json): string {
  if (value === null) return "nothing";
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}

function kindOf(value: Json): string {
  if (Array.isArray(value)) return "a list";
  return isObject(value) ? "names" : value === null ? "nothing" : `a ${typeof value}`;
}

/** The analysis with the stated parameters in the place of its own; lists are taken whole. */
export function withParameters(
  analysis: Analysis<unknown, unknown>,
  stated: Json | undefined,
): Analysis<unknown, unknown> {
  if (stated === undefined) return analysis;
  return { ...analysis, params: merge(asJson(analysis.params), stated) };
}

function merge(known: Json, stated: Json): Json {
  if (!isObject(known) || !isObject(stated)) return stated;
  const merged = Object.entries(stated).map(([name, value]) => [name, merge(known[name]!, value)]);
  return { ...known, ...(Object.fromEntries(merged) as { [name: string]: Json }) };
}
