import { isObject } from "../../../analyses/pipeline/key.ts";
import { byCodeUnit } from "../../../data/corpus/corpus.ts";
import { parseJson, type ResultSet } from "./resultSet.ts";

export const packageLock = "package-lock.json";

/** A package that is installed in another version; null where it is not. */
export interface PackageChange {
  name: string;
  before: string | null;
  after: string | null;
  /** a result has it in its key */
  computes: boolean;
  /** the project asks for it itself */
  direct: boolean;
}

/** Packages that the lock files install in other versions; those that compute first, then those that the project asks for. */
export function comparePackages(base: ResultSet, head: ResultSet): PackageChange[] {
  const [old, now] = [installed(base), installed(head)];
  const computing = new Set([base, head].flatMap(inKeys));
  const names = [...new Set([...old.versions.keys(), ...now.versions.keys()])];
  const changes = names.map((name) => ({
    name,
    before: old.versions.get(name) ?? null,
    after: now.versions.get(name) ?? null,
    computes: computing.has(name),
    direct: old.direct.has(name) || now.direct.has(name),
  }));
  const rank = ({ computes, direct }: PackageChange) => (computes ? 0 : direct ? 1 : 2);
  return changes
    .filter(({ before, after }) => before !== after)
    .sort((a, b) => rank(a) - rank(b) || byCodeUnit(a.name, b.name));
}

interface Installed {
  /** by name; of one that is installed in several places all, in order */
  versions: Map<string, string>;
  /** what package.json asks for */
  direct: Set<string>;
}

function installed({ texts, name }: ResultSet): Installed {
  const text = texts.get(packageLock);
  const lock = text === undefined ? {} : parseJson(text, `${packageLock} (${name})`);
  const packages = isObject(lock) && isObject(lock["packages"]) ? lock["packages"] : {};
  const found = new Map<string, Set<string>>();
  for (const [path, entry] of Object.entries(packages)) {
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    if (path === "" || !isObject(entry) || typeof entry["version"] !== "string") continue;
    found.set(name, (found.get(name) ?? new Set()).add(entry["version"]));
  }
  const versions = [...found].map(
    ([name, set]) => [name, [...set].sort(byCodeUnit).join(", ")] as const,
  );
  return { versions: new Map(versions), direct: askedFor(packages[""]) };
}

function askedFor(project: unknown): Set<string> {
  const kinds = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];
  const lists = Object(project) as Record<string, object | undefined>;
  return new Set(kinds.flatMap((kind) => Object.keys(lists[kind] ?? {})));
}

/** Names of the packages in the keys of results. */
function inKeys({ results }: ResultSet): string[] {
  return [...results.values()].flatMap(({ parts: { environment, engine } }) => {
    const own = isObject(engine) ? engine["environment"] : undefined;
    return [environment, own].flatMap((versions) =>
      isObject(versions) ? Object.keys(versions) : [],
    );
  });
}
