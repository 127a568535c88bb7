import { fileURLToPath } from "node:url";
import type { CachedFigure } from "./figureCache.ts";

/** The script of the page "Guess": one small file without imports. */
export function guessScript(cached: CachedFigure): Promise<string> {
  return cached("guess.js", "report/browser/guess.ts", {}, async () => {
    const { build } = await import("esbuild");
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL("browser/guess.ts", import.meta.url))],
      ...{ bundle: true, minify: true, write: false, format: "iife", target: "es2020" },
    });
    return outputFiles[0]!.text;
  });
}
