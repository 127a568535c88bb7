import { fileURLToPath } from "node:url";
import type { CachedFigure } from "./figureCache.ts";

/** A script of `report/browser`: one small file without imports. */
export function browserScript(name: "guess" | "notFound", cached: CachedFigure): Promise<string> {
  const module = `report/browser/${name}.ts`;
  return cached(`${name}.js`, module, {}, async () => {
    const { build } = await import("esbuild");
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL(`../${module}`, import.meta.url))],
      bundle: true,
      minify: true,
      write: false,
      format: "iife",
      target: "es2020",
    });
    return outputFiles[0]!.text;
  });
}
