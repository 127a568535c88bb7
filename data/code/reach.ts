import { isBuiltin } from "node:module";
import { posix } from "node:path";
import { byCodeUnit } from "../corpus/corpus.ts";
import { canonicalJson, sha256 } from "../hash.ts";
import type { ModuleCode } from "./moduleCode.ts";

/** The code that begins in one module. */
export interface Reached {
  /** SHA-256 of what all its modules do and how they import each other; where they lie does not count */
  code: string;
  /** what each module does, twelve digits, by path */
  modules: Record<string, string>;
  /** names of the packages it imports, sorted */
  packages: string[];
}

/** A module by its path with forward slashes, relative to the root; null where it is not to be followed. */
export type Read = (path: string) => Promise<ModuleCode | null>;

/** They load code and compute nothing. */
const loaders = ["tsx"];

/**
 * Follows the imports of `entry`. Modules are numbered in the order in which the imports reach them, and that number
 * stands for each import: the same code in other places has the same hash, cycles included.
 */
export async function reach(entry: string, read: Read): Promise<Reached> {
  const numbers = new Map<string, number>([[entry, 0]]);
  const modules: Record<string, string> = {};
  const packages = new Set<string>();
  const graph: unknown[] = [];
  for (const path of numbers.keys()) {
    const module = await read(path);
    if (module === null) {
      graph.push(null);
      continue;
    }
    const links = module.imports.map(({ takes, specifier }) => {
      if (!specifier.startsWith(".")) return [takes, addPackage(packages, specifier)];
      const target = posix.join(posix.dirname(path), specifier);
      if (!numbers.has(target)) numbers.set(target, numbers.size);
      return [takes, numbers.get(target)!];
    });
    graph.push([module.body, links]);
    modules[path] = ownHash(module);
  }
  return {
    code: sha256(canonicalJson(graph)),
    modules: Object.fromEntries(Object.entries(modules).sort(([a], [b]) => byCodeUnit(a, b))),
    packages: [...packages].sort(byCodeUnit),
  };
}

/** Adds the package of a specifier, but for Node's own and loaders; returns the specifier. */
function addPackage(packages: Set<string>, specifier: string): string {
  const name = specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
  if (!isBuiltin(specifier) && !loaders.includes(name)) packages.add(name);
  return specifier;
}

/** Of what a module does itself, whatever its local imports are called and do. */
function ownHash({ body, imports }: ModuleCode): string {
  const taken = imports.map(({ takes, specifier }) => [
    takes,
    specifier.startsWith(".") ? "" : specifier,
  ]);
  return sha256(canonicalJson([body, taken])).slice(0, 12);
}

/** Paths of modules that do something else than any did before, then of those that are gone; a moved one is the same. */
export function changedModules(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] {
  if (Object.keys(before).length === 0) return []; // not known
  const [old, now] = [new Set(Object.values(before)), new Set(Object.values(after))];
  const changed = Object.keys(after).filter((path) => !old.has(after[path]!));
  const gone = Object.keys(before).filter(
    (path) => !now.has(before[path]!) && !changed.includes(path),
  );
  return [...changed, ...gone];
}
