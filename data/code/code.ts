import { readFile } from "node:fs/promises";
import { join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { byCodeUnit } from "../corpus/corpus.ts";
import { rememberModules } from "./codeMemory.ts";
import type { ModuleCode } from "./moduleCode.ts";
import { reach } from "./reach.ts";

/** What a module's results depend on besides data: its code with all local imports, and the packages these use. */
export interface CodeIdentity {
  /** SHA-256: comments, types, layout and places of files do not count */
  code: string;
  /** what each module does, by path: to say which changed */
  modules: Record<string, string>;
  /** versions by package name */
  packages: Record<string, string>;
}

/** Identity of the code that begins in a module, by its address (`import.meta.url`). */
export type Identify = (module: string) => Promise<CodeIdentity>;

/**
 * Identities of the code in `root`: a module, everything it imports, and the files that it names by
 * `new URL("./worker.ts", import.meta.url)`. Each file is read once: code edited during a long run is not the code that
 * runs. UserError for a module that is not there, Error for computed imports. Modules in `own`, the folder of a paper of
 * one's own, may import those of this project by its name; their paths are told from that folder.
 */
export function rememberIdentities(root: string, own?: string): Identify {
  const found = new Map<string, Promise<CodeIdentity>>();
  const memory = rememberModules(root);
  const read = async (path: string) => {
    const place = path.startsWith(ownPrefix) ? placeOf(path, root, own!) : path;
    return localImports(await memory.read(place), path);
  };
  const identify = async (module: string): Promise<CodeIdentity> => {
    const { code, modules, packages } = await reach(entryOf(module, root, own), read);
    await memory.save();
    const told = Object.entries(modules).map(([path, hash]) => [toldAs(path), hash] as const);
    const sorted = told.toSorted(([a], [b]) => byCodeUnit(a, b));
    const installed = await versions(packages, root);
    return { code, modules: Object.fromEntries(sorted), packages: installed };
  };
  return (module) => {
    const identity = found.get(module) ?? identify(module);
    found.set(module, identity);
    return identity;
  };
}

/** Stands for the folder of a paper, wherever it lies. */
const ownPrefix = "@own/";

function entryOf(module: string, root: string, own: string | undefined): string {
  const path = fileURLToPath(module);
  const place = slashed(relative(root, path));
  if (own === undefined || !place.startsWith("../")) return place;
  return `${ownPrefix}${slashed(relative(own, path))}`;
}

/** Relative to the root. */
function placeOf(path: string, root: string, own: string): string {
  return slashed(relative(root, join(own, path.slice(ownPrefix.length))));
}

function toldAs(path: string): string {
  return path.startsWith(ownPrefix) ? path.slice(ownPrefix.length) : path;
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}

/** How modules outside of this project name those in it. */
const project = "genre-from-cover-art/";

/** Imports by the project's name as imports by place. */
function localImports(module: ModuleCode, path: string): ModuleCode {
  if (!module.imports.some(({ specifier }) => specifier.startsWith(project))) return module;
  const imports = module.imports.map(({ takes, specifier }) => {
    if (!specifier.startsWith(project)) return { takes, specifier };
    const place = posix.relative(`/${posix.dirname(path)}`, `/${specifier.slice(project.length)}`);
    return { takes, specifier: place.startsWith(".") ? place : `./${place}` };
  });
  return { ...module, imports };
}

async function versions(
  packages: readonly string[],
  root: string,
): Promise<Record<string, string>> {
  const entries = packages.map(async (name) => [name, await version(name, root)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** As installed; of an optional package that is not, the one that package.json asks for, so that keys are the same. */
async function version(name: string, root: string): Promise<string> {
  const installed = await readJson(join(root, "node_modules", name, "package.json"));
  if (installed) return String(installed["version"]);
  const project = await readJson(join(root, "package.json"));
  const declared = {
    ...asRecord(project?.["peerDependencies"]),
    ...asRecord(project?.["optionalDependencies"]),
  };
  return String(declared[name] ?? "not installed");
}

async function readJson(path: string): Promise<Record<string, unknown> | null> {
  const text = await readFile(path, "utf8").catch(() => null);
  return text === null ? null : asRecord(JSON.parse(text));
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
