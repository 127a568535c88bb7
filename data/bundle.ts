import { readFile, realpath } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { dirname, join, relative } from "node:path";
import type { BuildResult, Plugin } from "esbuild";
import { byCodeUnit } from "./corpus.ts";

/** The code that begins in one module, with all its local imports. */
export interface Bundle {
  /** without comments, types and layout */
  text: string;
  /** the texts that were read, by path relative to the root */
  sources: Map<string, string>;
  /** names of the packages it imports, sorted */
  packages: string[];
}

/** Bundles `entry` (path relative to `root`); computed imports are errors, since they could not be followed. */
export async function bundle(entry: string, root: string): Promise<Bundle> {
  const { build } = await import("esbuild");
  const sources = new Map<string, string>();
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
    plugins: [readInto(sources, await realpath(root))],
  });
  const text = result.outputFiles[0]!.text;
  const computed = /(?<![\w$.])(?:import|require)\((?!["'])[^)]{0,60}/.exec(text);
  if (computed)
    throw new Error(
      `computed import: ${computed[0]}) in ${entry} (its code would be missing from the key)`,
    );
  return { text, sources, packages: externalPackages(result) };
}

/** Reads the files for esbuild, so that what it saw of them is known. */
function readInto(sources: Map<string, string>, root: string): Plugin {
  return {
    name: "sources",
    setup({ onLoad }) {
      onLoad({ filter: /.*/ }, async ({ path }) => {
        const contents = await readFile(path, "utf8");
        sources.set(relative(root, path).replaceAll("\\", "/"), contents);
        return { contents, loader: "default" };
      });
    },
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

/** Paths of the workers that a source starts by `new URL("./worker.ts", import.meta.url)`, relative to the root. */
export function workersOf(path: string, text: string): string[] {
  const urls = text.matchAll(/new URL\(\s*"(\.[^"]+\.ts)",\s*import\.meta\.url\s*,?\s*\)/g);
  return [...urls].map(([, worker]) => join(dirname(path), worker!).replaceAll("\\", "/"));
}
