import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle, workersOf } from "./bundle.ts";
import { type Code, rememberCode } from "./codeMemory.ts";
import { byCodeUnit } from "./corpus.ts";
import { UserError } from "./error.ts";
import { sha256 } from "./hash.ts";

/** What a module's results depend on besides data: its code with all local imports, and the packages these use. */
export interface CodeIdentity {
  /** SHA-256 of the bundle: comments, types and layout do not count */
  code: string;
  /** versions by package name */
  packages: Record<string, string>;
}

/** Identity of the code that begins in a module, by its path relative to the project. */
export type Identify = (module: string) => Promise<CodeIdentity>;

/** Identities of the code in `root` as it was when first asked: code edited during a long run is not the code that runs. */
export function rememberIdentities(root: string): Identify {
  const found = new Map<string, Promise<CodeIdentity>>();
  return (module) => {
    const identity = found.get(module) ?? codeIdentity(module, root);
    found.set(module, identity);
    return identity;
  };
}

/**
 * Identity of `module` (path relative to `root`): the module, everything it imports, and the workers it starts by
 * `new URL("./worker.ts", import.meta.url)`. Computed imports are errors, since they could not be followed;
 * UserError for a module that is not there.
 */
export async function codeIdentity(module: string, root: string): Promise<CodeIdentity> {
  const { code, packages } = await rememberCode(module, root, () => bundleAll(module, root));
  return { code, packages: await versions(packages, root) };
}

/** Hash of the bundles of a module and of its workers, with what they are made of. */
async function bundleAll(module: string, root: string): Promise<Code> {
  const bundles = new Map<string, string>();
  const sources = new Map<string, string>();
  const packages = new Set<string>();
  const waiting = [module];
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    if (bundles.has(entry)) continue;
    await access(join(root, entry)).catch((cause: unknown) => {
      throw new UserError(`no such file: ${entry}`, { cause });
    });
    const bundled = await bundle(entry, root);
    bundles.set(entry, bundled.text);
    for (const name of bundled.packages) packages.add(name);
    for (const [path, text] of bundled.sources) {
      sources.set(path, sha256(text));
      waiting.push(...workersOf(path, text));
    }
  }
  const texts = [...bundles].sort(([a], [b]) => byCodeUnit(a, b));
  return {
    code: sha256(JSON.stringify(texts)),
    packages: [...packages].sort(byCodeUnit),
    sources: Object.fromEntries(sources),
  };
}

async function versions(
  packages: readonly string[],
  root: string,
): Promise<Record<string, string>> {
  const sorted = [...packages].sort(byCodeUnit);
  return Object.fromEntries(
    await Promise.all(sorted.map(async (name) => [name, await version(name, root)])),
  );
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
