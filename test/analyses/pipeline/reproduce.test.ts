import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Analysis } from "../../../analyses/contract/analysis.ts";
import { openCache } from "../../../analyses/pipeline/cache.ts";
import { computeResult } from "../../../analyses/pipeline/compute.ts";
import { type ReproduceOptions, reproduceResult } from "../../../analyses/pipeline/reproduce.ts";
import { rememberIdentities } from "../../../data/code/code.ts";
import { makeCorpus } from "../../../data/corpus/corpus.ts";
import { openWeights } from "../../../data/weights.ts";

type Params = Record<string, number>;

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "reproduce-"));
  await writeFile(join(root, "double.ts"), "export const version = 1;");
});
afterEach(() => rm(root, { recursive: true }));

const corpus = makeCorpus("tiny", [], []);
const source = { missing: async () => [], read: () => Promise.reject(new Error("no covers")) };

/** Doubles its parameters; `slow` is left out of a quick run. */
function double(params: Params, factor = 2): Analysis<Params, { doubled: Params }> {
  return {
    name: "double",
    module: pathToFileURL(join(root, "double.ts")).href,
    params,
    quick: ({ slow: _, ...rest }) => rest,
    run: async (_, given) => ({
      result: {
        doubled: Object.fromEntries(Object.entries(given).map(([k, value]) => [k, factor * value])),
      },
      images: {},
    }),
  };
}

function options(results: string, quick = false): ReproduceOptions {
  return {
    identify: rememberIdentities(root),
    results: join(root, results),
    committed: join(root, "committed"),
    cache: openCache(join(root, "cache")),
    engine: { name: "onnx", threads: 1 },
    weights: openWeights(join(root, "weights")),
    force: results !== "committed",
    dry: false,
    quick,
    onStatus: () => undefined,
    onProgress: () => undefined,
  };
}

const commit = (params: Params) =>
  computeResult(double(params) as Analysis<unknown, unknown>, corpus, source, options("committed"));
const reproduce = (params: Params, quick = false, factor = 2) =>
  reproduceResult(
    double(params, factor) as Analysis<unknown, unknown>,
    corpus,
    source,
    options("scratch", quick),
  );

test("reproduceResult(analysis) is identical, or names what differs", async () => {
  await commit({ fast: 1, slow: 2 });
  expect(await reproduce({ fast: 1, slow: 2 })).toEqual({
    identical: true,
    mismatches: [],
    leftOut: [],
  });
  expect((await reproduce({ fast: 1, slow: 2 }, false, 3)).mismatches).toEqual([
    "doubled.fast: committed 2, computed 3",
    "doubled.slow: committed 4, computed 6",
  ]);
  expect((await reproduce({ fast: 1, slow: 9 })).mismatches).toEqual([
    "stale: params.slow 2 -> 9",
    "doubled.slow: committed 4, computed 18",
  ]);
});

test("reproduceResult(analysis, {quick}) compares what it computed and names what it left out", async () => {
  await commit({ fast: 1, slow: 2 });
  expect(await reproduce({ fast: 1, slow: 2 }, true)).toEqual({
    identical: true,
    mismatches: [],
    leftOut: ["doubled.slow"],
  });
  expect((await reproduce({ fast: 1, slow: 2 }, true, 3)).mismatches).toEqual([
    "doubled.fast: committed 2, computed 3",
  ]);
  expect((await reproduce({ fast: 1, slow: 9 }, true)).mismatches).toEqual([
    "stale: params.slow 2 -> 9",
  ]);
});

test("reproduceResult(analysis) says what nobody has computed", async () => {
  const weights = [{ name: "net", file: "net.pth", sha256: "00" }];
  const needy = { ...double({ fast: 1 }), weights } as Analysis<unknown, unknown>;
  const { skipped } = await reproduceResult(needy, corpus, source, options("scratch"));
  expect(skipped).toBe("weights not on this machine (npm run fetch -- weights net)");
  expect((await reproduce({ fast: 1 })).mismatches).toEqual(["not computed"]);
});
