import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { rememberModules } from "./codeMemory.ts";
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
 * runs. UserError for a module that is not there, Error for computed imports.
 */
export function rememberIdentities(root: string): Identify {
  const found = new Map<string, Promise<CodeIdentity>>();
  const memory = rememberModules(root);
  const identify = async (module: string): Promise<CodeIdentity> => {
    const entry = relative(root, fileURLToPath(module)).replaceAll("\\", "/");
    const { code, modules, packages } = await reach(entry, memory.read);
    await memory.save();
    return { code, modules, packages: await versions(packages, root) };
  };
  return (module) => {
    const identity = found.get(module) ?? identify(module);
    found.set(module, identity);
    return identity;
  };
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
