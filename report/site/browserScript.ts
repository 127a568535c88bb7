import { fileURLToPath } from "node:url";
import type { CachedFigure } from "../figures/figureCache.ts";

const scripts = {
  audit: new URL("../browser/audit.ts", import.meta.url),
  guess: new URL("../browser/guess.ts", import.meta.url),
  notFound: new URL("../browser/notFound.ts", import.meta.url),
  poster: new URL("../browser/poster.ts", import.meta.url),
  page: new URL("../browser/page.ts", import.meta.url),
  start: new URL("../browser/start.ts", import.meta.url),
  try: new URL("../browser/try/page.ts", import.meta.url),
  "try-network": new URL("../browser/try/network.ts", import.meta.url),
  "try-worker": new URL("../browser/try/worker.ts", import.meta.url),
};

/** A script of `report/browser` as one small file, with all that it imports. */
export function browserScript(name: keyof typeof scripts, cached: CachedFigure): Promise<string> {
  const module = scripts[name];
  return cached(`${name}.js`, module, {}, async () => {
    const { build } = await import("esbuild");
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(module)],
      bundle: true,
      minify: true,
      write: false,
      format: "iife",
      // of ONNX Runtime the build that loads its WebAssembly from the address it is told
      conditions: ["onnxruntime-web-use-extern-wasm"],
      logOverride: { "empty-import-meta": "silent" },
      target: "es2020",
    });
    return outputFiles[0]!.text.trim();
  });
}
