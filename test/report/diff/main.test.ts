import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";

test("npm run diff starts without what only a build needs: no networks, drawings, sites", async () => {
  const { metafile } = await build({
    entryPoints: ["report/diff/main.ts"],
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
  const imports = Object.values(metafile.inputs).flatMap(({ imports }) => imports);
  const atStart = imports.filter(({ kind }) => kind !== "dynamic-import");
  const packages = new Set(atStart.filter(({ external }) => external).map(({ path }) => path));
  const heavy = ["onnxruntime-node", "@observablehq/plot", "jsdom", "umap-js", "temml", "ssim.js"];
  expect(packages).toContain("esbuild");
  expect(heavy.filter((name) => packages.has(name))).toEqual([]);
  expect(Object.keys(metafile.inputs)).not.toContain("analyses/index.ts");
  expect(Object.keys(metafile.inputs).length).toBeLessThan(130);
});
