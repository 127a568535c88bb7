import type { Json } from "../../../analyses/contract/analysis.ts";
import { wilsonInterval } from "../../../analyses/stats/classification.ts";
import type { SelfRank } from "../../../analyses/stats/selfRank.ts";
import { isObject } from "../../../analyses/pipeline/key.ts";
import { isRanks } from "../../../analyses/pipeline/contradictions/rankContradictions.ts";
import { isShare } from "../../../analyses/pipeline/contradictions/shareContradiction.ts";
import type { JsonObject } from "./resultSet.ts";

/** A value of a result by what it is; shares and means have their 95% interval. */
export type Value =
  | { kind: "share" | "mean"; value: number; low: number; high: number; n: number }
  | { kind: "number"; value: number }
  | { kind: "text"; value: string };

export type Matrix = Record<string, Record<string, number>>;

/** What a result holds, by dotted path. */
export interface Shapes {
  values: Map<string, Value>;
  /** tables of numbers, genre by genre */
  matrices: Map<string, Matrix>;
  /** what a model says of each test cover, by the model's path */
  predictions: Map<string, Record<string, string>>;
  /** epochs by the model's path */
  curves: Map<string, Json>;
}

/** Sorts everything in a result by its shape, whatever the analysis: a model has `test` and `predictions`, a share has value, low, high and n. A file beside it is a value, too: its hash. */
export function readShapes(result: Json, files: Record<string, string> = {}): Shapes {
  const shapes: Shapes = {
    values: new Map(),
    matrices: new Map(),
    predictions: new Map(),
    curves: new Map(),
  };
  visit(shapes, "", result);
  for (const [name, sha256] of Object.entries(files))
    shapes.values.set(`files.${name}`, { kind: "text", value: sha256.slice(0, 12) });
  return shapes;
}

/** Path of the model that a value belongs to. */
export function modelOf(path: string, { predictions }: Shapes): string | null {
  return [...predictions.keys()].find((model) => path.startsWith(`${model}.`)) ?? null;
}

function visit(shapes: Shapes, path: string, value: Json): void {
  if (typeof value === "number") shapes.values.set(path, { kind: "number", value });
  else if (!isObject(value) && !Array.isArray(value))
    shapes.values.set(path, { kind: "text", value: String(value) });
  else if (isMatrix(value)) shapes.matrices.set(path, value);
  else if (isShare(value)) shapes.values.set(path, { kind: "share", ...value });
  else if (isRanks(value)) addRanks(shapes, path, value);
  else visitMembers(shapes, path, value);
}

function visitMembers(shapes: Shapes, path: string, value: JsonObject | readonly Json[]): void {
  const isModel = isObject(value) && isObject(value["test"]) && isObject(value["predictions"]);
  for (const [name, member] of Object.entries(value)) {
    if (isModel && name === "predictions")
      shapes.predictions.set(path, member as Record<string, string>);
    else if (isModel && name === "epochs") shapes.curves.set(path, member);
    else visit(shapes, path === "" ? name : `${path}.${name}`, member);
  }
}

/** A square table: its columns have the names of its rows. */
function isMatrix(value: Json): value is Matrix {
  if (!isObject(value)) return false;
  const rows = Object.keys(value).sort();
  return (
    rows.length > 1 &&
    Object.values(value).every(
      (row) =>
        isObject(row) &&
        Object.keys(row).sort().join("\n") === rows.join("\n") &&
        Object.values(row).every((cell) => typeof cell === "number"),
    )
  );
}

/** One draw has no spread: its numbers are taken as they are. */
function addRanks(shapes: Shapes, path: string, ranks: JsonObject & SelfRank): void {
  const { counts, mean, shareFirst } = ranks;
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n < 2) return visitMembers(shapes, path, ranks);
  const spread = counts.reduce((sum, count, i) => sum + count * (i + 1 - mean) ** 2, 0) / (n - 1);
  const half = 1.959963984540054 * Math.sqrt(spread / n);
  const [low, high] = wilsonInterval(Math.min(1, shareFirst) * n, n);
  shapes.values.set(`${path}.mean`, {
    kind: "mean",
    value: mean,
    low: mean - half,
    high: mean + half,
    n,
  });
  shapes.values.set(`${path}.shareFirst`, { kind: "share", value: shareFirst, low, high, n });
}
