import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Analysis, Context } from "../../../analyses/contract/analysis.ts";
import { assignFolds } from "../../../analyses/folds/assignFolds.ts";
import { openCache } from "../../../analyses/pipeline/cache.ts";
import { type ComputeOptions, computeResult } from "../../../analyses/pipeline/compute.ts";
import { inGroups } from "../../../analyses/pipeline/inGroups.ts";
import { rememberIdentities } from "../../../data/code/code.ts";
import { type Corpus, type Cover, makeCorpus } from "../../../data/corpus/corpus.ts";
import { lackingEngine } from "../../../data/engine/lackingEngine.ts";
import { UserError } from "../../../data/error.ts";
import { sha256 } from "../../../data/hash.ts";
import { openWeights } from "../../../data/weights.ts";

let root = "";
let log: string[] = [];
let missing: string[] = [];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "compute-"));
  log = [];
  missing = [];
  await writeFile(join(root, "count.ts"), "export const version = 1;");
});
afterEach(() => rm(root, { recursive: true }));

const module = (file: string): string => pathToFileURL(join(root, file)).href;

const coverAt = (id: string, sha256: string): Cover => ({
  id,
  genre: id.slice(0, 3),
  split: "train",
  sha256,
  sizeBytes: 1,
  width: 1,
  height: 1,
  phash: "",
  duplicateOf: "",
});
const corpus = makeCorpus("tiny", [coverAt("pop/a", "aa"), coverAt("roc/b", "bb")], []);
const source = { missing: async () => missing, read: async () => Buffer.from("x") };

/** Adds up the sizes of the covers' files, times a factor. */
function count(params: { factor: number }): Analysis<{ factor: number }, { total: number }> {
  return {
    name: "count",
    module: module("count.ts"),
    params,
    async run({ covers }, { factor }, { readCover }) {
      const files = await Promise.all(covers.map(readCover));
      return {
        result: { total: factor * files.reduce((sum, file) => sum + file.length, 0) },
        images: {},
      };
    },
  };
}

function compute(changes: Partial<ComputeOptions> = {}, on = corpus, params = { factor: 1 }) {
  return computeResult(count(params), on, source, { ...options(), ...changes });
}

function options(): ComputeOptions {
  return {
    identify: rememberIdentities(root),
    results: join(root, "results"),
    cache: openCache(join(root, "cache")),
    engine: { name: "onnx", threads: 1 },
    weights: openWeights(join(root, "weights")),
    force: false,
    dry: false,
    onStatus: ({ state, reasons }) => log.push([state, ...reasons].join(" ")),
    onProgress: () => {},
  };
}

test("computeResult(analysis) computes what is missing, then finds it fresh", async () => {
  const { stored, problems } = await compute();
  expect([stored?.result, problems]).toEqual([{ total: 2 }, []]);
  await compute();
  await compute({ dry: true });
  expect(log).toEqual(["computing not computed", "computed", "fresh", "fresh"]);
});

test("computeResult(analysis) says why it computes again: code, params, corpus", async () => {
  await compute();
  await writeFile(join(root, "count.ts"), "export const version = 2;");
  await compute();
  await compute({}, corpus, { factor: 3 });
  const other = makeCorpus("tiny", [coverAt("pop/a", "aa"), coverAt("roc/b", "cc")], []);
  await compute({}, other, { factor: 3 });
  expect(log.filter((line) => line.startsWith("computing"))).toEqual([
    "computing not computed",
    "computing code changed: count.ts",
    "computing params.factor 1 -> 3",
    "computing corpus changed",
  ]);
});

test("computeResult(analysis, {force}) computes what is fresh", async () => {
  await compute();
  await compute({ force: true });
  expect(log.slice(2)).toEqual(["computing --force", "computed"]);
});

test("computeResult(analysis) keeps a stale result and says so where the covers are not", async () => {
  await compute();
  missing = ["pop/a"];
  const { stored, problems } = await compute({}, corpus, { factor: 2 });
  expect(stored?.result).toEqual({ total: 2 });
  expect(problems).toEqual([
    "params.factor 1 -> 2",
    "1 of 2 covers are not on this machine, the first pop/a",
  ]);
  expect(log.at(-1)).toBe(
    "stale params.factor 1 -> 2 1 of 2 covers are not on this machine, the first pop/a",
  );
});

test("computeResult(analysis) does without a result where there never was one", async () => {
  missing = ["pop/a", "roc/b"];
  expect(await compute()).toEqual({
    stored: null,
    problems: ["not computed", "its covers are not on this machine"],
  });
});

test("computeResult(analysis, {force}) refuses to compute without covers", async () => {
  await compute();
  missing = ["pop/a", "roc/b"];
  await expect(compute({ force: true })).rejects.toThrow(
    "cannot compute tiny/count: its covers are not on this machine",
  );
});

test("computeResult(analysis, {dry}) computes nothing", async () => {
  expect((await compute({ dry: true })).stored).toBeNull();
  expect(log).toEqual(["missing not computed"]);
});

test("computeResult(analysis, {dry}) calls a result damaged that is not what was computed", async () => {
  await compute();
  const path = join(root, "results/count.json");
  await writeFile(path, (await readFile(path, "utf8")).replace('"total": 2', '"total": 3'));
  expect((await compute({ dry: true })).stored).toBeNull();
  expect(log.at(-1)).toBe("damaged differs from what was computed (edited by hand?): count.json");
});

test("computeResult(analysis, {force}) says where the same key has another result", async () => {
  let calls = 0;
  const counting = {
    ...count({ factor: 1 }),
    run: async () => ({ result: { fixed: 1, models: [{ calls: calls++ }] }, images: {} }),
  };
  for (const force of [false, true])
    await computeResult(counting, corpus, source, { ...options(), force });
  expect(log.at(-1)).toBe(
    "computed same key, another result: not deterministic (result.models.0.calls)",
  );
});

test("computeResult(analysis) names the analysis and the place of what is no number", async () => {
  const dividing = {
    ...count({ factor: 1 }),
    run: async () => ({ result: { mean: [1, 0 / 0] }, images: {} }),
  };
  await expect(computeResult(dividing, corpus, source, options())).rejects.toThrow(
    new UserError("not a finite number: count.mean.1 NaN"),
  );
});

test("computeResult(analysis) names the analysis whose module is not there", async () => {
  const moved = { ...count({ factor: 1 }), module: module("counts.ts") };
  await expect(computeResult(moved, corpus, source, options())).rejects.toThrow(
    new UserError("module of count: no such file: counts.ts"),
  );
});

test("computeResult(analysis) computes once for two builds at once", async () => {
  await Promise.all([compute(), compute()]);
  expect(log.filter((line) => line === "computed")).toHaveLength(1);
});

test("computeResult(analysis) keys a long run by the code it began with", async () => {
  const keys: string[] = [];
  const step = { name: "step", module: module("count.ts"), params: {} };
  const slow: Analysis<object, object> = {
    ...count({ factor: 1 }),
    async run(_corpus, _params, { cached }) {
      await cached(step, (draft) => draft.write("a", Buffer.from("a")));
      await writeFile(join(root, "count.ts"), "export const version = 3;");
      await cached(step, async () => void keys.push("computed again"));
      return { result: {}, images: {} };
    },
  };
  await computeResult(slow, corpus, source, options());
  expect(keys).toEqual([]);
});

test("computeResult(analysis) needs its weights: missing until then, computed once they are here", async () => {
  const file = { name: "net", file: "net.pth", sha256: sha256("weights") };
  const weighing = {
    ...count({ factor: 1 }),
    weights: [file],
    run: async (_: unknown, __: unknown, { readWeights }: Context) => ({
      result: { length: (await readWeights(file)).length },
      images: {},
    }),
  };
  const get = (changes: Partial<ComputeOptions> = {}) =>
    computeResult(weighing, corpus, source, { ...options(), ...changes });
  const problems = ["weights not on this machine (npm run fetch -- weights net)"];
  expect(await get()).toEqual({ stored: null, problems });
  expect(await get({ dry: true })).toEqual({ stored: null, problems });
  expect(log.at(-1)).toMatch(/^unavailable weights/);
  await mkdir(join(root, "weights"));
  await writeFile(join(root, "weights/net.pth"), "other");
  await expect(get()).rejects.toThrow(/^checksum mismatch: net.pth/);
  await writeFile(join(root, "weights/net.pth"), "weights");
  expect((await get()).stored?.result).toEqual({ length: 7 });
  await rm(join(root, "weights"), { recursive: true });
  expect((await get({ dry: true })).problems).toEqual([]);
});

test("computeResult(analysis) runs on the analysis's own engine, where it is on this machine", async () => {
  const engine = "tensorflow";
  const { stored, problems } = await computeResult(
    { ...count({ factor: 1 }), usesEngine: true, engine },
    corpus,
    source,
    { ...options(), dry: true },
  );
  const lacking = lackingEngine(engine);
  expect(stored).toBeNull();
  expect(problems).toEqual([lacking ?? "not computed"]);
  expect(log.at(-1)).toMatch(lacking === null ? /^missing/ : /^unavailable TensorFlow not on/);
});

test("inGroups(corpus) has folds keep together what must not be parted", () => {
  const ids = ["a", "b"].flatMap((genre) => Array.from({ length: 8 }, (_, i) => `${genre}/${i}`));
  const covers = ids.map((id, i): Cover => ({
    ...corpus.covers[0]!,
    id,
    genre: id.split("/")[0]!,
    group: ids[i - (i % 4)]!,
  }));
  const grouped = inGroups(makeCorpus("grouped", covers, []));
  const folds = assignFolds(grouped, 2, "seed");
  for (let i = 0; i < folds.length; i += 4) expect(new Set(folds.slice(i, i + 4)).size).toBe(1);
  expect(inGroups(corpus)).toEqual(corpus);
});

test("computeResult(analysis) offers a cache of single covers that outlives the corpus", async () => {
  let computed: string[] = [];
  const remembering = {
    ...count({ factor: 1 }),
    async run({ covers }: Corpus, _: unknown, { cachedCovers }: Context) {
      const cache = await cachedCovers({ name: "lengths", module: module("count.ts"), params: {} });
      computed = [];
      for (const cover of covers)
        if ((await cache.read(cover)) === null) {
          computed.push(cover.id);
          await cache.write(cover, Buffer.from("length"));
        }
      return { result: {}, images: {} };
    },
  };
  await computeResult(remembering, corpus, source, options());
  expect(computed).toEqual(["pop/a", "roc/b"]);
  const larger = makeCorpus("tiny", [...corpus.covers, coverAt("roc/c", "cc")], []);
  await computeResult(remembering, larger, source, options());
  expect(computed).toEqual(["roc/c"]);
});
