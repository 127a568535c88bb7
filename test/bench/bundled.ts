import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";

const root = join(import.meta.dirname, "../..");

/** The module from a bundle, as `data/code/start.mjs` runs commands: tsx adds to every function that is made. */
export async function importBundled<T>(path: string): Promise<T> {
  const outfile = join(root, ".cache/bench", `${basename(path, ".ts")}.mjs`);
  await build({
    entryPoints: [path],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    tsconfigRaw: "{}",
    plugins: [inPlace],
  });
  return (await import(pathToFileURL(outfile).href)) as T;
}

/** A module that asks where it lies is told where its source lies. */
const inPlace: Plugin = {
  name: "in place",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8")
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href))
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(path))),
      loader: "ts",
    }));
  },
};
