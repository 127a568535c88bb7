import { readFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { dirname, join, relative } from "node:path";
import { build, type BuildResult } from "esbuild";
import { byCodeUnit } from "./corpus.ts";
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
 * `new URL("./worker.ts", import.meta.url)`. Computed imports are errors, since they could not be followed.
 */
export async function codeIdentity(module: string, root: string): Promise<CodeIdentity> {
  const bundles = new Map<string, string>();
  const packages = new Set<string>();
  const waiting = [module];
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    if (bundles.has(entry)) continue;
    const { text, sources, externals } = await bundle(entry, root);
    bundles.set(entry, text);
    for (const name of externals) packages.add(name);
    for (const source of sources) waiting.push(...(await workersOf(source, root)));
  }
  const texts = [...bundles].sort(([a], [b]) => byCodeUnit(a, b));
  return { code: sha256(JSON.stringify(texts)), packages: await versions([...packages], root) };
}

interface Bundle {
  text: string;
  sources: string[];
  externals: string[];
}

async function bundle(entry: string, root: string): Promise<Bundle> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    target: "es2022",
    packages: "external",
    minifyWhitespace: true,
    legalComments: "none",
    logLevel: "silent",
    tsconfigRaw: "{}",
  });
  const text = result.outputFiles[0]!.text;
  const computed = /(?<![\w$.])(?:import|require)\((?!["'])[^)]{0,60}/.exec(text);
  if (computed)
    throw new Error(
      `computed import: ${computed[0]}) in ${entry} (its code would be missing from the key)`,
    );
  return {
    text,
    sources: Object.keys(result.metafile.inputs),
    externals: externalPackages(result),
  };
}

function externalPackages({ metafile }: BuildResult<{ metafile: true }>): string[] {
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const names = imports.filter(({ external, path }) => external && !isBuiltin(path));
  return [...new Set(names.map(({ path }) => packageName(path)))].sort(byCodeUnit);
}

function packageName(path: string): string {
  return path.split("/", path.startsWith("@") ? 2 : 1).join("/");
}

async function workersOf(source: string, root: string): Promise<string[]> {
  const text = await readFile(join(root, source), "utf8");
  const urls = text.matchAll(/new URL\(\s*"(\.[^"]+\.ts)",\s*import\.meta\.url\s*,?\s*\)/g);
  return [...urls].map(([, path]) =>
    relative(root, join(root, dirname(source), path!)).replaceAll("\\", "/"),
  );
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
