import type { Analysis, Json } from "../../analyses/contract/analysis.ts";
import { asJson } from "../../analyses/pipeline/compute.ts";
import { isObject } from "../../analyses/pipeline/key.ts";
import { unknownName } from "../language/nearest.ts";

/** A parameter that cannot be what it is said to be: the names that lead to it, and why. */
export interface ParameterProblem {
  path: string[];
  problem: string;
}

/** What is wrong with the parameters stated for an analysis: names that it does not have, and values of another kind. */
export function parameterProblems(
  { params }: Analysis<unknown, unknown>,
  stated: Json,
): ParameterProblem[] {
  return compare(asJson(params), stated, []);
}

function compare(known: Json, stated: Json, path: string[]): ParameterProblem[] {
  const expected = kindOf(known);
  if (known !== null && kindOf(stated) !== expected) {
    const example = expected === "names" ? "" : ` like ${JSON.stringify(known)}`;
    const received = JSON.stringify(stated);
    return [{ path, problem: `expected ${expected}${example}, received ${received}` }];
  }
  if (!isObject(known) || !isObject(stated)) return [];
  return Object.entries(stated).flatMap(([name, value]) => {
    const own = [...path, name];
    if (Object.hasOwn(known, name)) return compare(known[name]!, value, own);
    return [{ path: own, problem: unknownName("parameter", name, Object.keys(known)) }];
  });
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
