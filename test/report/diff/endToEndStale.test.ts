import { execFile, execFileSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import type { Json } from "../../../analyses/contract/analysis.ts";
import { keyOf } from "../../../analyses/pipeline/key.ts";
import { digestOf, formatJson } from "../../../analyses/pipeline/results.ts";
import { noise } from "../../analyses/drawnCovers.ts";
import { inspectCover } from "../../../data/corpus/inspect.ts";
import { formatLock, parseLock } from "../../../data/corpus/lock.ts";
import { freshClone } from "../../support/freshClone.ts";
import type { ResultFile } from "./project.ts";

const project = freshClone();
afterAll(() => rmSync(project, { recursive: true }));

const git = (...args: string[]) =>
  execFileSync("git", args, { cwd: project, encoding: "utf8", stdio: "pipe" }).trim();
const at = (path: string) => join(project, path);
const commit = (message: string) => {
  git("add", "--all");
  git("commit", "--quiet", "--message", message);
};

writeFileSync(at(".gitignore"), ".cache/\ndist*/\nnode_modules\n");
git("init", "--quiet", "--initial-branch=main");
for (const [name, value] of [
  ["user.name", "Test"],
  ["user.email", "test@example.org"],
  ["commit.gpgsign", "false"],
])
  git("config", name!, value!);
commit("as it is");

function npmRun(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["data/code/start.mjs", ...args],
      { cwd: project },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

const lockPath = "data/corpora/bandcamp.lock.tsv";

/** Three drawn covers of a genre that the lock did not have. */
async function addThrash(): Promise<void> {
  const lock = parseLock(readFileSync(at(lockPath), "utf8"), lockPath);
  const covers = [...lock.covers];
  for (const index of [1, 2, 3]) {
    const { width, height, pixels } = noise(index);
    const bytes = await sharp(pixels, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer();
    const facts = await inspectCover(bytes, "x.png");
    if ("reason" in facts) throw new Error(facts.reason);
    const id = `thrash/a${index}.png`;
    const split = index === 3 ? "test" : "train";
    covers.push({ id, genre: "thrash", split, ...facts, duplicateOf: "" });
  }
  writeFileSync(at(lockPath), formatLock({ ...lock, covers }));
}

test("a genre new to the lock while results are stale: build and diff say so, and show what there is", async () => {
  git("checkout", "--quiet", "-b", "thrash");
  await addThrash();
  const built = await npmRun("--corpus", "bandcamp");
  expect(built).toMatchObject({ code: 0 });
  expect(built.err).toMatch(/bandcamp\/histogramSimilarity +stale +corpus changed/);
  expect(readFileSync(at("dist-bandcamp/index.html"), "utf8")).toContain(
    "it does not have thrash, which this page leaves out",
  );
  commit("thrash");
  const { code, out, err } = await npmRun("diff");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const results = readdirSync(at("analyses/results/bandcamp")).filter((name) =>
    name.endsWith(".json"),
  );
  expect(out).toContain(`### No result changed; stale: ${results.length}; data: 3 covers\n`);
  expect(out).toContain("are stale: these numbers are of the old covers (corpus changed)");
});

test("two branches that computed one result: either side and a build give what the merged code gives", async () => {
  const path = "analyses/results/control/averagedImages.json";
  const computed = readFileSync(at(path), "utf8");
  const compute = (branch: string, sampleSize: number) => {
    git("checkout", "--quiet", "-b", branch, "main");
    const file = JSON.parse(computed) as ResultFile;
    file.parts.params = { ...(file.parts.params as object), sampleSize };
    file.result["sampleSize"] = sampleSize;
    const digest = digestOf({ ...file, result: file.result as Json });
    writeFileSync(at(path), formatJson({ ...file, digest, key: keyOf(file.parts) }));
    commit(branch);
  };
  compute("one", 40);
  compute("other", 60);
  expect(() => git("merge", "--quiet", "one")).toThrow();
  expect(git("diff", "--name-only", "--diff-filter=U")).toBe(path);
  for (const side of ["--ours", "--theirs"]) {
    git("checkout", "--quiet", side, path);
    const only = ["--corpus", "control", "--only", "averagedImages"];
    expect(await npmRun(...only)).toMatchObject({ code: 0 });
    expect(readFileSync(at(path), "utf8")).toBe(computed);
  }
});
