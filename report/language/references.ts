import { UserError } from "../../data/error.ts";
import { unknownName } from "./nearest.ts";

/** What prose may refer to by dotted path, and why an analysis has nothing to refer to. */
export interface Scope {
  values: Readonly<Record<string, unknown>>;
  /** reason, by analysis without a result */
  missing: Readonly<Record<string, string>>;
  /** short names for beginnings of paths */
  aliases?: Readonly<Record<string, string>>;
}

/** The value of one name, with the names that `each` stood for, joined by dots. */
export interface Named {
  name: string;
  value: unknown;
}

/** In a path: every name at this level. */
const wildcard = "each";

/**
 * The value at a dotted path; with `each` in the path, a Named[] in the order of the names.
 * Throws UserError for an unknown name, with the nearest known one.
 */
export function lookup(scope: Scope, path: string): unknown {
  const segments = fullPath(scope, path).split(".");
  const found = descend({ name: "", value: scope.values }, segments, path);
  return segments.includes(wildcard) ? found : found[0]!.value;
}

/** Why the first of these paths that has no result has none; undefined if all have. */
export function missingReason(scope: Scope, paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const root = rootOf(fullPath(scope, path));
    const reason = Object.hasOwn(scope.missing, root) ? scope.missing[root] : undefined;
    if (reason !== undefined) return `${root}: ${reason}`;
  }
  return undefined;
}

/** The path with a short name at its beginning written out. */
export function fullPath({ aliases = {} }: Scope, path: string): string {
  const root = rootOf(path);
  return Object.hasOwn(aliases, root) ? `${aliases[root]}${path.slice(root.length)}` : path;
}

function rootOf(path: string): string {
  return path.split(".", 1).join();
}

function descend(from: Named, segments: readonly string[], path: string): Named[] {
  const [segment, ...rest] = segments;
  if (segment === undefined) return [from];
  const children = childrenOf(from.value);
  if (segment === wildcard)
    return Object.entries(children).flatMap(([name, value]) => {
      const joined = from.name === "" ? name : `${from.name}.${name}`;
      return descend({ name: joined, value }, rest, path);
    });
  if (!Object.hasOwn(children, segment))
    throw new UserError(unknownSegment(path, segment, Object.keys(children)));
  return descend({ name: from.name, value: children[segment] }, rest, path);
}

function unknownSegment(path: string, segment: string, known: readonly string[]): string {
  return `unknown reference: ${path}: ${unknownName("name", segment, known)}`;
}

/** Not copied: values may be computed when they are read. */
function childrenOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
