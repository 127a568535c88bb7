import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openCache } from "../../../analyses/pipeline/cache.ts";
import { UserError } from "../../../data/error.ts";
import { figureCache } from "../../../report/figures/figureCache.ts";

let dir = "";
beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), "figures-"))));
afterEach(() => rm(dir, { recursive: true }));

const module = new URL("file:///ranks.ts");
const identity = { code: "c1", modules: {}, packages: { plot: "1.0.0" } };

/** What a build gets for a figure: the drawing kept, or `svg` drawn now. */
function draw(svg: string, { data = { n: 1 }, code = identity } = {}): Promise<string> {
  const cached = figureCache(openCache(dir), async () => code);
  return cached("control/ranks", module, data, async () => svg);
}

test("figureCache(cache, identify) gives the next build what was drawn from the same code and data", async () => {
  expect(await draw("<svg>1</svg>")).toBe("<svg>1</svg>");
  expect(await draw("<svg>2</svg>")).toBe("<svg>1</svg>");
});

test("figureCache(cache, identify) draws anew when data, code or a package's version change", async () => {
  await draw("<svg>1</svg>");
  expect(await draw("<svg>2</svg>", { data: { n: 2 } })).toBe("<svg>2</svg>");
  expect(await draw("<svg>3</svg>", { code: { ...identity, code: "c2" } })).toBe("<svg>3</svg>");
  const packages = { plot: "1.0.1" };
  expect(await draw("<svg>4</svg>", { code: { ...identity, packages } })).toBe("<svg>4</svg>");
});

test("figureCache(cache, identify) draws anew what is damaged on the disk", async () => {
  await draw("<svg>1</svg>");
  const files = await readdir(dir, { recursive: true, withFileTypes: true });
  for (const file of files.filter((entry) => entry.isFile()))
    await writeFile(join(file.parentPath, file.name), "<svg>damaged</svg>");
  expect(await draw("<svg>2</svg>")).toBe("<svg>2</svg>");
});

test("figureCache(cache, identify) names the figure and the place of data that are no JSON", async () => {
  const rows = [{ accuracy: 0.5 }, { accuracy: NaN }];
  const cached = figureCache(openCache(dir), async () => identity);
  await expect(cached("control/ranks", module, { rows }, async () => "")).rejects.toThrow(
    new UserError("data of figure control/ranks: not in JSON: rows.1.accuracy NaN"),
  );
});
