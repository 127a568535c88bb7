import type { Analysis } from "../../analyses/contract/analysis.ts";
import { analysisNames } from "../../analyses/names.ts";
import { isRecord, ownExports } from "./ownExports.ts";

type AnyAnalysis = Analysis<unknown, unknown>;

/** Names of this project's analyses, then of a paper's own: a module without the code of the former. */
export function allNames(): string[] {
  return [...analysisNames, ...Object.keys(ownAnalyses())];
}

/** A paper's own by name. Throws UserError for one that is none. */
export function ownAnalyses(): Record<string, AnyAnalysis> {
  return ownExports<AnyAnalysis>({
    folder: "analyses",
    what: "an analysis",
    known: analysisNames,
    expected: (name) =>
      `expected export const ${name}: Analysis<Params, Result> = { name: "${name}", module: import.meta.url, params, run }`,
    isOne: isAnalysis,
  });
}

function isAnalysis(value: unknown, name: string): value is AnyAnalysis {
  if (!isRecord(value)) return false;
  const { module, params, run } = value;
  const isHere = typeof module === "string" && module.endsWith(`/analyses/${name}.ts`);
  return value["name"] === name && isHere && isRecord(params) && typeof run === "function";
}
