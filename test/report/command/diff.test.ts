import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";

test("npm run diff starts without what only a build needs: no networks, drawings, sites", async () => {
  const { metafile } = await build({
    entryPoints: ["report/command/diff.ts"],
    absWorkingDir: join(import.meta.dirname, "../../.."),
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    metafile: true,
    write: false,
    outdir: "x",
    logLevel: "silent",
  });
  const atStart = new Set(["report/command/diff.ts"]);
  const packages = new Set<string>();
  for (const path of atStart)
    for (const { path: target, kind, external } of metafile.inputs[path]!.imports)
      if (kind !== "dynamic-import") (external ? packages : atStart).add(target);
  const heavy = ["onnxruntime-node", "@observablehq/plot", "jsdom", "umap-js", "temml", "ssim.js"];
  expect(heavy.filter((name) => packages.has(name))).toEqual([]);
  expect(atStart).toContain("report/diff/judge/compare.ts");
  expect(atStart).not.toContain("analyses/index.ts");
  expect(atStart.size).toBeLessThan(175);
});
