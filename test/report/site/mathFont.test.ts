import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { subsetMathFont } from "../../../report/site/mathFont.ts";

const path = "fonts/stix-two-math-latin-400-normal.woff2";
const folder = dirname(
  createRequire(import.meta.url).resolve("@fontsource/stix-two-math/package.json"),
);
const font = readFileSync(join(folder, "files/stix-two-math-latin-400-normal.woff2"));

async function subset(html: string): Promise<Buffer> {
  const site = new Map<string, string | Uint8Array>([
    [path, font],
    ["a.html", html],
  ]);
  await subsetMathFont(site, (_name, _module, _data, draw) => draw());
  return Buffer.from(site.get(path) as Uint8Array);
}

test("subsetMathFont(site) leaves what formulas need, the same bytes each time", async () => {
  const formula = await subset("<p>y <math><mi>x</mi><mo>&lt;</mo><mn>2</mn></math></p>");
  expect(formula.equals(await subset("<p><math><mi>x</mi><mo>&lt;</mo><mn>2</mn></math>"))).toBe(
    true,
  );
  expect(formula.length).toBeLessThan(font.length / 50);
  const more = await subset("<p>y <math><mi>x</mi><mo>&lt;</mo><mn>2</mn><mi>y</mi></math></p>");
  expect(more.length).toBeGreaterThan(formula.length);
});
