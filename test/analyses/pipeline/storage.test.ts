import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { histogramSimilarity } from "../../../analyses/histogramSimilarity.ts";
import type { KeyParts } from "../../../analyses/pipeline/key.ts";
import { writeResult } from "../../../analyses/pipeline/results.ts";
import { copyProject, type ResultFile } from "../../report/diff/project.ts";
import { drawnCorpus, memoryContext, noise } from "../drawnCovers.ts";

let dir = "";
beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), "storage-"))));
afterEach(() => rm(dir, { recursive: true }));

const names = ["folk", "metal", "pop"].flatMap((genre) => [0, 1, 2, 3].map((i) => `${genre}/${i}`));
const pictures = Object.fromEntries(names.map((name, i) => [name, noise(i, 32)]));

/** The file of the colour analysis of twelve covers, drawn from this seed. */
async function fileFrom(seed: string): Promise<string> {
  const params = {
    ...histogramSimilarity.params,
    seed,
    poster: { sample: 2, repeats: 5 },
    writeUp: { sample: 3, repeats: 5 },
  };
  const outcome = await histogramSimilarity.run(
    drawnCorpus(pictures),
    params,
    memoryContext(pictures),
  );
  const parts: KeyParts = {
    schema: 1,
    name: "histogramSimilarity",
    code: "c",
    corpus: "d",
    environment: {},
    engine: null,
    params: JSON.parse(JSON.stringify(params)),
  };
  await writeResult(dir, parts, outcome);
  return readFile(join(dir, "histogramSimilarity.json"), "utf8");
}

/** Values by path. */
function leaves(value: unknown, path = ""): Map<string, unknown> {
  if (typeof value !== "object" || value === null) return new Map([[path, value]]);
  return new Map(Object.entries(value).flatMap(([name, v]) => [...leaves(v, `${path}.${name}`)]));
}

test("another seed changes the lines of the numbers that it moves, and no others", async () => {
  const [first, second] = [await fileFrom("one"), await fileFrom("two")];
  const [before, after] = [first.split("\n"), second.split("\n")];
  expect(after.length).toBe(before.length);
  const lines = before.filter((line, i) => line !== after[i]).length;
  const [old, now] = [leaves(JSON.parse(first)), leaves(JSON.parse(second))];
  const moved = [...now.keys()].filter((path) => now.get(path) !== old.get(path));
  expect(lines).toBe(moved.length);
  expect(moved.filter((path) => !/^\.result\.(poster|writeUp)\./.test(path))).toEqual([
    ".digest",
    ".key",
    ".parts.params.seed",
  ]);
  expect(moved.length).toBeGreaterThan(20);
});

test(
  "branches that change different results merge without a conflict",
  { timeout: 180_000 },
  () => {
    const project = copyProject();
    const change = (id: string) =>
      project.editResult(id, (file: ResultFile) => {
        file.parts.code = "0".repeat(64);
        file.result = JSON.parse(JSON.stringify(file.result).replaceAll(/0\.2(\d)/g, "0.3$1"));
      });
    try {
      project.git("checkout", "--quiet", "-b", "colour");
      change("bandcamp/histogramSimilarity");
      change("control/fullTraining");
      project.commit("colour");
      project.git("checkout", "--quiet", "-b", "networks", "main");
      change("bandcamp/fullTraining");
      const networks = project.commit("networks");
      project.git("merge", "--quiet", "--no-edit", "colour");
      expect(project.git("status", "--porcelain")).toBe("");
      const changed = project.git("diff", "--name-only", "main", "HEAD").split("\n");
      expect(changed).toHaveLength(3);
      expect(project.git("diff", "--name-only", networks, "HEAD").split("\n")).toHaveLength(2);
    } finally {
      project.remove();
    }
  },
);
