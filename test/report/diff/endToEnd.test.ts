import { execFile } from "node:child_process";
import { cpSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answer, copyProject, type Outputs, type Project, runDiff } from "./project.ts";

const source = join(import.meta.dirname, "../../..");
let project: Project;
let base = "";
beforeAll(() => {
  project = copyProject();
  base = project.git("rev-parse", "HEAD");
}, 300_000);
afterAll(() => project.remove(), 60_000);

/** Commits a change on the base, compares, and takes the change back. */
async function compare(change: () => void, ...args: string[]): Promise<Outputs> {
  try {
    change();
    return await runDiff(project.root, base, project.commit("changed"), ...args);
  } finally {
    project.git("reset", "--quiet", "--hard", base);
  }
}

type Run = Record<string, unknown>;
const models = (result: Record<string, unknown>) =>
  result["models"] as Record<string, { runs: Run[] }>;
const customRun = (result: Record<string, unknown>, index: number) =>
  models(result)["custom"]!.runs[index]!;
const find = ({ diff }: Outputs, id: string) =>
  diff.results.flatMap(({ values }) => values).find((value) => value.id === id);
const resultOf = ({ diff }: Outputs, id: string) =>
  diff.results.find((result) => result.id === id)!;
const state = (outputs: Outputs, id: string) => resultOf(outputs, id).state;

/** All three outputs say it; the page writes arrows and quotes as they are. */
function expectEverywhere({ markdown, html, diff }: Outputs, text: string): void {
  const plain = markdown.replaceAll(/\\([\\`*_[\]<>|~#])/g, "$1");
  expect(plain).toContain(text);
  expect(html.replaceAll("<wbr>", "")).toContain(text);
  expect(JSON.stringify(diff)).toContain(text);
}

const secondRun = "bandcamp/fullTraining.models.custom.runs.1";

/** The model from another seed answers pop to everything. */
function worsenSecondRun(): void {
  project.editResult("bandcamp/fullTraining", ({ parts, result }) => {
    const params = parts.params as { models: { custom: { seeds: string[] } } };
    params.models.custom.seeds[1] = "custom/9";
    answer(customRun(result, 1), () => "pop 0.90, rock 0.05, jazz 0.01");
  });
}

describe("npm run diff, two commits", { timeout: 300_000 }, () => {
  test("a parameter: the regression by paired test, old and new value, the claims that fell", async () => {
    const outputs = await compare(worsenSecondRun);
    const accuracy = find(outputs, `${secondRun}.test.accuracy`)!;
    expect(accuracy).toMatchObject({
      verdict: "regressed",
      before: 0.2433,
      n: [600, 600],
      causes: [
        'params.models.custom.seeds ["custom/1","custom/2","custom/3"] → ["custom/1","custom/9","custom/3"]',
      ],
    });
    expect(accuracy.p).toBeLessThan(0.01);
    expectEverywhere(outputs, "params.models.custom.seeds");
    expectEverywhere(outputs, `${secondRun}.test.accuracy`);
    expectEverywhere(outputs, "regressed");
    const fallen = outputs.diff.claims.find(({ change }) => change === "now false")!;
    expect(fallen.place).toMatch(/^report\/paper\.md:\d+$/);
    expectEverywhere(outputs, fallen.place);
    expectEverywhere(outputs, "now false");
    expect(
      find(outputs, "bandcamp/fullTraining.models.custom.runs.0.test.accuracy"),
    ).toBeUndefined();
  });

  test("code: the files whose code differs, and numbers without an interval as changed", async () => {
    const outputs = await compare(() => {
      project.editResult("bandcamp/histogramSimilarity", ({ parts, modules, result }) => {
        parts.code = "0".repeat(64);
        modules.code["analyses/stats/draws.ts"] = "0".repeat(12);
        const exact = result["exact"] as Record<string, Record<string, Record<string, unknown>>>;
        const matrix = exact["measures"]!["chiSquare"]!["matrix"] as Record<
          string,
          Record<string, number>
        >;
        matrix["metal"]!["metal"] = 99.5;
      });
    });
    expectEverywhere(outputs, "code: analyses/stats/draws.ts");
    expect(resultOf(outputs, "bandcamp/histogramSimilarity").causes[0]!.files).toEqual([
      "analyses/stats/draws.ts",
    ]);
    expectEverywhere(outputs, "bandcamp/histogramSimilarity.exact.measures.chiSquare.matrix");
    expect(resultOf(outputs, "bandcamp/histogramSimilarity").matrices[0]).toMatchObject({
      moved: 1,
      largest: [{ row: "metal", column: "metal", after: 99.5 }],
    });
    expect(outputs.html).toContain("metal–metal 30.4 → 99.5 (+69.1)");
  });

  test("the corpus: which covers went, and that the test set is another", async () => {
    const gone = "ambient/a1033577772.jpg";
    const outputs = await compare(() => {
      project.edit("data/corpora/bandcamp.lock.tsv", (text) =>
        text
          .split("\n")
          .filter((line) => !line.startsWith(`${gone}\t`))
          .join("\n"),
      );
      project.editResult("bandcamp/fullTraining", ({ parts, result }) => {
        parts.corpus = "0".repeat(64);
        for (const run of Object.values(models(result)).flatMap(({ runs }) => runs)) {
          delete (run["predictions"] as Record<string, string>)[gone];
          answer(run, (_id, line) => line);
        }
      });
    });
    expectEverywhere(outputs, "test set changed: 1 went");
    expectEverywhere(outputs, "corpus: covers: 1 went");
    expect(find(outputs, `${secondRun}.test.accuracy`)).toMatchObject({
      verdict: "not comparable",
      delta: null,
      n: [600, 599],
    });
    expect(outputs.diff.corpora).toMatchObject([{ corpus: "bandcamp", came: [], went: [gone] }]);
    expect(outputs.html).toContain(gone);
  });

  test("the engine: its name, and which genre lost", async () => {
    const outputs = await compare(() => {
      project.editResult("bandcamp/fullTraining", ({ parts, result }) => {
        parts.engine = { name: "tensorflow", threads: 2, code: "1", environment: { a: "1.0.0" } };
        answer(customRun(result, 0), (id, line) =>
          id.startsWith("metal/a1") ? "jazz 0.40, metal 0.30, pop 0.10" : line,
        );
      });
    });
    expectEverywhere(outputs, "engine onnx → tensorflow");
    const id = "bandcamp/fullTraining.models.custom.runs.0.test";
    expect(find(outputs, `${id}.accuracy`)!.verdict).toMatch(/regressed|within noise/);
    expect(find(outputs, `${id}.byGenre.metal`)).toMatchObject({ verdict: "regressed" });
    expect(find(outputs, `${id}.byGenre.pop`)).toBeUndefined();
  });

  test("a caption only: no result changed", async () => {
    const outputs = await compare(() =>
      project.edit("report/paper.md", (text) => text.replace("not shown one by one", "not shown")),
    );
    expect(outputs.diff.results.map(({ state }) => state)).not.toContain("changed");
    for (const text of [outputs.markdown, outputs.html]) {
      expect(text).toContain("No result changed");
      expect(text).toContain("report/paper.md");
    }
    expect(outputs.diff.texts).toEqual(["report/paper.md"]);
  });

  test("the wording of a claim: reworded, with its place", async () => {
    const outputs = await compare(() =>
      project.edit("report/paper.md", (text) =>
        text.replace("[The seeds do not differ", "[Seeds do not differ"),
      ),
    );
    expect(outputs.diff.claims).toMatchObject([
      { change: "reworded", before: "true", after: "true" },
    ]);
    expectEverywhere(outputs, "Seeds do not differ");
    expectEverywhere(outputs, "reworded");
    const formerly = outputs.diff.claims[0]!.formerly!.sentence;
    expect(formerly).toMatch(/^The seeds do not differ/);
    expectEverywhere(outputs, formerly);
    expect(outputs.markdown).toContain(", formerly “The seeds do not differ");
    expect(outputs.markdown).toContain("No result changed");
  });

  test("a new analysis: new, and no gate fires", async () => {
    const add = () => {
      const folder = join(project.root, "analyses/results/bandcamp");
      cpSync(join(folder, "fullTraining.json"), join(folder, "moreTraining.json"));
      project.editResult("bandcamp/moreTraining", ({ parts, result }) => {
        parts.name = "moreTraining";
        answer(customRun(result, 0), () => "pop 1.00");
      });
    };
    const outputs = await compare(add, "--gate");
    expect(outputs.code).toBe(0);
    expect(state(outputs, "bandcamp/moreTraining")).toBe("new");
    expectEverywhere(outputs, "bandcamp/moreTraining");
    expect(outputs.markdown).toContain("Results: 1 new");
    const added = resultOf(outputs, "bandcamp/moreTraining").models!;
    expect(added.count).toBe(5);
    expect(added.worst.accuracy).toBeLessThan(added.best.accuracy);
    expectEverywhere(outputs, added.best.name);
    expect(outputs.html).toContain("This result is new.");
    expectEverywhere(outputs, "bandcamp/moreTraining.models.custom.runs.0.test.accuracy");
    expectEverywhere(outputs, "models.custom.seeds");
    expect(outputs.diff.altered).toEqual([]);
  });

  test("a removed analysis: removed, and its claims are no longer checked", async () => {
    const outputs = await compare(() =>
      rmSync(join(project.root, "analyses/results/bandcamp/histogramSimilarity.json")),
    );
    expect(state(outputs, "bandcamp/histogramSimilarity")).toBe("removed");
    expectEverywhere(outputs, "no longer checked");
    expect(outputs.markdown).toContain("Results: 1 removed");
    expect(outputs.diff.gates.failed).toMatchObject([
      { id: "bandcamp/histogramSimilarity", after: "removed" },
    ]);
    expect(outputs.html).toContain("This result is removed.");
  });

  test("shuffled keys only: no result changed", async () => {
    const outputs = await compare(() =>
      project.edit("analyses/results/control/fullTraining.json", (text) =>
        JSON.stringify(reversed(JSON.parse(text)), null, 1),
      ),
    );
    expect(outputs.diff).toMatchObject({ texts: [], claims: [], repainted: [] });
    expect(new Set(outputs.diff.results.map(({ state }) => state))).toEqual(new Set(["same"]));
    for (const text of [outputs.markdown, outputs.html])
      expect(text).toContain("No result changed");
  });

  test("a number edited by hand is unexplained", async () => {
    const outputs = await compare(() =>
      project.edit("analyses/results/bandcamp/histogramSimilarity.json", (text) =>
        text.replace("39.99", "39.11"),
      ),
    );
    expectEverywhere(outputs, "the key is the same: edited by hand, or not deterministic");
    const damage = ["its numbers are not those of its digest"];
    expect(outputs.diff.altered).toEqual([{ id: "bandcamp/histogramSimilarity", damage }]);
    const doubt = `bandcamp/histogramSimilarity differs from what was computed: ${damage[0]}. Edited by hand?`;
    for (const text of [outputs.markdown, outputs.html]) expect(text).toContain(doubt);
  });

  test("a number and its digest edited by hand: the same key and another value fails the gate", async () => {
    const outputs = await compare(
      () =>
        project.editResult("bandcamp/fullTraining", ({ result }) =>
          Object.assign((customRun(result, 0)["test"] as Run)["accuracy"] as Run, { value: 0.59 }),
        ),
      "--gate",
    );
    expect(outputs.code).toBe(1);
    expect(outputs.diff.altered).toEqual([]);
    const id = "bandcamp/fullTraining.models.custom.runs.0.test.accuracy";
    expect(find(outputs, id)).toMatchObject({ verdict: "unexplained", after: 0.59 });
    expectEverywhere(
      outputs,
      "it contradicts itself: models.custom.runs.0.test.accuracy is 0.59 of 600",
    );
    expect(outputs.warnings.join()).toContain("gate failed: bandcamp/fullTraining ");
  });

  test("epochs and the digest edited by hand: named, and the last contradicts the model", async () => {
    const outputs = await compare(() =>
      project.editResult("bandcamp/fullTraining", ({ result }) => {
        const epochs = customRun(result, 0)["epochs"] as { test: { accuracy: number } }[];
        epochs[9]!.test.accuracy = 0.4317;
      }),
    );
    const last = "models.custom.runs.0.epochs.9.test.accuracy";
    expectEverywhere(outputs, `${last} 0.2317 → 0.4317`);
    expectEverywhere(outputs, `${last} is 0.4317, of the whole test set 0.2317`);
  });

  test("two branches that computed the same result conflict in key and digest; one computed again settles it", () => {
    const compute = (branch: string, code: string, value: number) => {
      project.git("checkout", "--quiet", "-b", branch, base);
      project.editResult("bandcamp/controls", ({ parts, result }) => {
        parts.code = code.repeat(64);
        Object.assign(result["negative"] as Run, { deals: value });
      });
      project.commit(branch);
    };
    try {
      compute("one", "1", 101);
      compute("other", "2", 102);
      expect(() => project.git("merge", "--quiet", "one")).toThrow();
      expect(project.git("status", "--porcelain")).toBe(
        "UU analyses/results/bandcamp/controls.json",
      );
      const conflicts = project.git("diff", "--diff-filter=U");
      for (const name of ["digest", "key", "code", "deals"])
        expect(conflicts).toMatch(new RegExp(`^\\+\\+? *"${name}": `, "m"));
    } finally {
      project.git("merge", "--abort");
      project.git("checkout", "--quiet", "--force", "main");
      project.git("branch", "--quiet", "-D", "one", "other");
    }
  });

  test("two runs give the same bytes", async () => {
    const first = await compare(worsenSecondRun);
    const second = await compare(worsenSecondRun);
    const names = ({ markdown, html, diff }: Outputs) =>
      JSON.stringify([markdown, html, diff]).replaceAll(
        /[0-9a-f]{40}|`[0-9a-f]{10}`|<code>[0-9a-f]{10}/g,
        "",
      );
    expect(names(second)).toBe(names(first));
  });
});

describe("npm run diff --gate", { timeout: 300_000 }, () => {
  test("fails on a regression beyond a gate, passes once it is accepted with a reason", async () => {
    const failed = await compare(worsenSecondRun, "--gate");
    expect(failed.code).toBe(1);
    expect(failed.warnings.join()).toContain(`gate failed: ${secondRun}.test.accuracy 0.2433 -> `);
    const accepted = failed.diff.gates.failed.map(({ id, before, after }) => ({
      metric: id,
      before,
      after,
      reason: "a worse seed, for comparison",
    }));
    const passed = await compare(() => {
      worsenSecondRun();
      project.edit("analyses/results/gates.json", (text) =>
        JSON.stringify({ ...JSON.parse(text), accepted }),
      );
    }, "--gate");
    expect(passed.code).toBe(0);
    expectEverywhere(passed, "a worse seed, for comparison");
    expect(passed.diff.gates.failed).toEqual([]);
  });
});

describe("pictures", { timeout: 300_000 }, () => {
  const picture = "analyses/results/bandcamp/averagedImages/folk-srgb.png";

  test("another picture: mean and largest difference, SSIM, three pictures on the page", async () => {
    const outputs = await compare(() => {
      cpSync(join(project.root, picture.replace("folk", "jazz")), join(project.root, picture));
      project.editResult("bandcamp/averagedImages", ({ images }) => (images["folk-srgb"] = "1"));
    });
    const [change] = resultOf(outputs, "bandcamp/averagedImages").pictures;
    expect(change).toMatchObject({ id: "bandcamp/averagedImages/folk-srgb", verdict: "changed" });
    expect(change!.meanDifference).toBeGreaterThan(5);
    expect(change!.ssim).toBeGreaterThan(0.8);
    expect(change!.ssim).toBeLessThan(0.99);
    expect(outputs.html.match(/<img/g)).toHaveLength(3);
    expect(outputs.markdown).toContain(`SSIM ${change!.ssim}`);
  });

  test("the same pixels in another file are repainted only", async () => {
    const { default: sharp } = await import("sharp");
    const png = await sharp(join(project.root, picture)).png({ compressionLevel: 1 }).toBuffer();
    const outputs = await compare(() => {
      writeFileSync(join(project.root, picture), png);
      project.editResult("bandcamp/averagedImages", ({ images }) => (images["folk-srgb"] = "1"));
    });
    expectEverywhere(outputs, "repainted only: the same pixels in another file");
  });

  test("a figure drawn by other code from the same result is repainted only", async () => {
    const outputs = await compare(() =>
      project.edit("report/plots/heatMap.ts", (text) => text.replace('"covers of"', '"rows of"')),
    );
    expect(outputs.diff.repainted.map(({ figure }) => figure)).toEqual([
      "genreSimilarity",
      "otherMeasures",
    ]);
    expect(outputs.markdown).toContain("genreSimilarity is repainted only");
    expect(outputs.html).toContain("genreSimilarity is repainted only");
  });
});

test(
  "the comment stays below 60,000 bytes when everything moved",
  { timeout: 300_000 },
  async () => {
    const outputs = await compare(() => {
      for (const corpus of ["bandcamp", "control"])
        for (const analysis of ["averagedImages", "fullTraining", "histogramSimilarity"])
          project.editResult(`${corpus}/${analysis}`, (file) => {
            file.parts.code = "2";
            file.result = jitter(file.result) as typeof file.result;
          });
    });
    expect(Buffer.byteLength(outputs.markdown)).toBeLessThan(60_000);
    expect(outputs.markdown.length).toBeGreaterThan(30_000);
    expect(outputs.markdown.trimEnd()).toMatch(/<\/details>$/);
  },
);

/** Every number a little larger. */
function jitter(value: unknown): unknown {
  if (typeof value === "number") return Number.isInteger(value) ? value + 1 : value * 1.05;
  if (Array.isArray(value)) return value.map(jitter);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, jitter(item)]));
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([name, item]) => [name, reversed(item)]));
}

test(
  "npm run diff on the command line: the files here against main; errors say what to do",
  {
    timeout: 300_000,
  },
  async () => {
    for (const name of ["build.ts", "tsconfig.json"])
      cpSync(join(source, name), join(project.root, name));
    symlinkSync(join(source, "node_modules"), join(project.root, "node_modules"));
    worsenSecondRun();
    const failed = await diff("--gate");
    expect(failed.code).toBe(1);
    expect(failed.out).toContain("### Results: 1 changed");
    expect(failed.out).not.toMatch(/\\[[\]<>_*]|\u200b/);
    expect(failed.err).toContain("gate failed: bandcamp/fullTraining");
    const unknown = await diff("nowhere");
    expect(unknown).toMatchObject({ code: 1, out: "" });
    expect(unknown.err).toContain(
      "error: unknown revision: nowhere (a branch of the remote: git fetch origin)",
    );
    expect((await diff("--what")).err).toMatch(/^error: unknown option: --what \(nearest: --/);
  },
);

function diff(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const argv = ["--import", "tsx", "build.ts", "diff", ...args];
    execFile(process.execPath, argv, { cwd: project.root }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}
