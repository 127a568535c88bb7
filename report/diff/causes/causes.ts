import { isDeepStrictEqual } from "node:util";
import type { Json } from "../../../analyses/contract/analysis.ts";
import { canonicalJson } from "../../../data/hash.ts";
import type { Cause } from "../read/change.ts";
import type { CorpusChange } from "../read/corpora.ts";
import { firstFew } from "../../language/formats.ts";
import { describeCorpus } from "../read/corpora.ts";
import { deepDifferences, differences, isObject } from "../../../analyses/pipeline/key.ts";
import type { StoredFile } from "../read/resultSet.ts";
import { own } from "../../../data/own.ts";

/** What besides the key parts names a cause. */
export interface Evidence {
  /** of the covers, from the locks */
  corpus: CorpusChange | null;
  /** source files of the analysis whose code differs */
  code: readonly string[];
  /** source files of the engine whose code differs */
  engine: readonly string[];
}

/** Which parts of a result's key changed; "unexplained" when none did and the result is another all the same. */
export function findCauses(before: StoredFile, after: StoredFile, evidence: Evidence): Cause[] {
  const names = [...new Set([...Object.keys(before.parts), ...Object.keys(after.parts)])].sort();
  const causes = names.flatMap((name) =>
    partCauses(name, own(before.parts, name) ?? null, own(after.parts, name) ?? null, evidence),
  );
  if (causes.length > 0 || sameOutcome(before, after)) return causes;
  const places = deepDifferences(before.result, after.result);
  const moved = firstFew(
    places.map((place) => `${place.path} ${move(place.before, place.after)}`),
    3,
  );
  return [{ part: "unexplained", text: `${sameKey}${moved && `: ${moved}`}` }];
}

export const sameKey = "the key is the same: edited by hand, or not deterministic";

/** Whether result, pictures and files are the same, however they are written down. */
export function sameOutcome(before: StoredFile, after: StoredFile): boolean {
  const outcome = ({ result, images, files = {} }: StoredFile) => ({ result, images, files });
  return before === after || isDeepStrictEqual(outcome(before), outcome(after));
}

function partCauses(name: string, before: Json, after: Json, evidence: Evidence): Cause[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (name === "code") return [codeCause(evidence.code)];
  if (name === "corpus") return [corpusCause(evidence.corpus)];
  if (name === "params") return leaves("params", name, before, after);
  if (name === "environment") return leaves("packages", "", before, after);
  if (name === "engine") return engineCauses(before, after, evidence.engine);
  if (name === "schema") return leaves("schema", name, before, after);
  return [{ part: "upstream", text: `${name} changed`, path: name }];
}

function codeCause(files: readonly string[]): Cause {
  const text = files.length === 0 ? `code${unnamed}` : `code: ${firstFew(files, shownFiles)}`;
  return { part: "code", text, files: [...files] };
}

function corpusCause(change: CorpusChange | null): Cause {
  const text = change === null ? "drawn by other code" : describeCorpus(change);
  return { part: "corpus", text: `corpus: ${text}` };
}

function engineCauses(before: Json, after: Json, files: readonly string[]): Cause[] {
  if (isObject(before) && isObject(after) && before["name"] !== after["name"])
    return leaves("engine", "engine", before["name"] ?? null, after["name"] ?? null);
  const found = leaves("engine", "engine", before, after);
  return found.map((cause) => {
    if (cause.path !== "engine.code") return cause;
    const text =
      files.length === 0 ? `engine code${unnamed}` : `engine code: ${firstFew(files, shownFiles)}`;
    return { part: "engine", text, path: "engine.code", files: [...files] };
  });
}

/** One cause for each plain value that differs. */
function leaves(part: Cause["part"], path: string, before: Json, after: Json): Cause[] {
  return differences(before, after, path).map((place) => {
    const label = part === "packages" ? `package ${place.path}` : place.path;
    return { part, text: `${label} ${move(place.before, place.after)}`, ...place };
  });
}

/** All stand in the JSON. */
const shownFiles = 3;

/** A result from before modules were stored does not say what they did; nor do modules that import others than before. */
const unnamed = " (which modules is not known)";

/** `1 → 2`; an object that came or went is named, not printed. */
function move(before: Json, after: Json): string {
  if (before === null && isObject(after)) return "added";
  if (after === null && isObject(before)) return "removed";
  return `${brief(before)} → ${brief(after)}`;
}

function brief(value: Json): string {
  if (value === null) return "none";
  const text = typeof value === "string" ? value : canonicalJson(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
