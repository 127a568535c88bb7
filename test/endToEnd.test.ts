import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { analysisNames } from "../analyses/names.ts";
import { random } from "../data/random.ts";
import { freshClone } from "./support/freshClone.ts";

const project = freshClone();
const covers = join(project, "covers-of-mine");

afterAll(() => rmSync(project, { recursive: true }), 60_000);

interface Run {
  code: number;
  out: string;
  err: string;
}

function build(args: string[] = [], env: Record<string, string> = {}): Promise<Run> {
  return new Promise((resolve) => {
    const options = { cwd: project, env: { ...process.env, ...env } };
    execFile(process.execPath, ["data/code/start.mjs", ...args], options, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

/** Path and content hash of every file of the site. */
function siteHashes(folder = "dist"): Record<string, string> {
  const dist = join(project, folder);
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(
    paths.map((path) => [
      path.slice(dist.length + 1),
      createHash("sha256").update(readFileSync(path)).digest("hex"),
    ]),
  );
}

/** All but the one that waits for weights. */
const upToDate = `${analysisNames.length - 1} of ${analysisNames.length} results up to date`;

const forget = (...names: string[]) =>
  names.forEach((name) => rmSync(join(project, name), { recursive: true, force: true }));

describe("npm run build in a fresh clone", { timeout: 300_000 }, () => {
  test("renders every corpus from the committed results, with --frozen and without covers", async () => {
    const { code, out, err } = await build(["--frozen"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.split("\n").slice(0, -2)).toEqual([
      `bandcamp      ${upToDate}`,
      `control       ${upToDate}`,
      expect.stringMatching(/^imageNetTransfer: weights not on this machine \(npm run fetch -- /),
    ]);
    expect(Object.keys(siteHashes())).toEqual(
      expect.arrayContaining(["index.html", "control/index.html"]),
    );
  });

  test("writes the same bytes again: warm, cold, in another time zone and locale", async () => {
    await build(["--frozen"]);
    const first = siteHashes();
    await build(["--frozen", "--single-file", "--quiet"]);
    expect(Object.keys(siteHashes())).toContain("paper.html");
    await build(["--frozen", "--quiet"]);
    expect(siteHashes()).toEqual(first);
    forget("dist", ".cache");
    const { out } = await build(["--frozen", "--quiet"], {
      TZ: "Asia/Tokyo",
      LANG: "ja_JP.UTF-8",
      LC_ALL: "ja_JP.UTF-8",
    });
    expect(siteHashes()).toEqual(first);
    expect(out).toBe("");
  });

  test("with stale results still builds and says so; --frozen refuses them all, naming the cause", async () => {
    const path = join(project, "analyses/averagedImages.ts");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace("sampleSize: 50", "sampleSize: 51"));
    try {
      const stale = await build(["--corpus", "bandcamp"]);
      expect(stale.code).toBe(0);
      expect(stale.err).toMatch(
        /bandcamp\/averagedImages +stale +.*params.sampleSize 50 -> 51; its covers are not on this machine/,
      );
      expect(readFileSync(join(project, "dist-bandcamp/index.html"), "utf8")).toContain(
        "params.sampleSize 50",
      );
      const frozen = await build(["--frozen"]);
      expect(frozen.code).toBe(1);
      expect(frozen.err).toMatch(
        /^error: stale result: bandcamp\/averagedImages \(.*params.sampleSize 50 -> 51; .*stale result: control\/averagedImages \(/m,
      );
      const explained = await build(["--explain", "--corpus", "control"]);
      expect(explained.out).toContain('"sampleSize": 51');
      expect(explained.out).not.toContain('"histogramSimilarity"');
      const only = ["--explain", "--corpus", "control", "--only", "histogramSimilarity"];
      const { out, err } = await build(only);
      expect(out).toMatch(/^control\/histogramSimilarity +fresh\n +\{\n +"schema"/);
      expect(out + err).not.toContain("averagedImages");
    } finally {
      writeFileSync(path, text);
    }
  });

  test("refuses with --frozen that a committed result is gone, also where nothing could compute it", async () => {
    const path = join(project, "analyses/results/control/occlusion.json");
    const text = readFileSync(path);
    rmSync(path);
    try {
      const { code, err } = await build(["--frozen", "--corpus", "control"]);
      expect(code).toBe(1);
      expect(err).toContain("missing result: control/occlusion (weights not on this machine");
    } finally {
      writeFileSync(path, text);
    }
  });

  test("warns of a result that no analysis owns; --frozen refuses it", async () => {
    const folder = join(project, "analyses/results/control");
    cpSync(join(folder, "averagedImages.json"), join(folder, "brightness.json"));
    try {
      const stray = "analyses/results/control/brightness.json belongs to no analysis";
      const built = await build(["--corpus", "control"]);
      expect(built.code).toBe(0);
      expect(built.err).toContain(`${stray}: add the analysis to analyses/index.ts`);
      const frozen = await build(["--frozen", "--corpus", "control"]);
      expect(frozen.code).toBe(1);
      expect(frozen.err).toContain(`error: ${stray}`);
    } finally {
      rmSync(join(folder, "brightness.json"));
    }
  });

  test.each([
    [["--corpus", "bandcmap"], "error: unknown corpus: bandcmap (nearest: bandcamp)"],
    [["--only", "averages"], "error: unknown analysis: averages (nearest: "],
    [["--covers", "nowhere"], "error: no folder of covers: nowhere (expected DIR/genre/image)"],
    [["--frobnicate"], "error: unknown option: --frobnicate (nearest: --force)"],
    [["publish"], "error: unknown command: publish"],
    [
      ["--force", "--corpus", "bandcamp"],
      "error: cannot compute bandcamp/histogramSimilarity: its covers are not on this machine",
    ],
  ])("%j ends with a clear error and code 1", async (args, message) => {
    const { code, err } = await build(args);
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe("npm run build -- --covers DIR", { timeout: 300_000 }, () => {
  const own = "dist-covers-of-mine";
  beforeAll(async () => {
    for (const genre of ["blues", "techno"])
      for (let i = 0; i < 12; i++) await putCover(genre, i, i % 3 === 0 ? "png" : "jpg");
    writeFileSync(
      join(covers, "blues/broken.jpg"),
      readFileSync(join(covers, "blues/1.jpg")).subarray(0, 900),
    );
    writeFileSync(join(covers, "techno/empty.png"), "");
  });

  async function putCover(genre: string, index: number, format: "jpg" | "png"): Promise<void> {
    const stream = random(`${genre}/${index}`);
    const tiles = Uint8Array.from({ length: 6 * 5 * 3 }, () =>
      stream.int(genre === "blues" ? 160 : 256),
    );
    const picture = sharp(tiles, { raw: { width: 6, height: 5, channels: 3 } }).resize(120, 100, {
      kernel: "nearest",
    });
    mkdirSync(join(covers, genre), { recursive: true });
    writeFileSync(
      join(covers, genre, `${index}.${format}`),
      await picture.toFormat(format === "jpg" ? "jpeg" : "png").toBuffer(),
    );
  }

  /** Kills the build that has written so many lines; gives the signal that ended it, null when it ended before. */
  async function killAfter(lines: number): Promise<unknown> {
    const args = ["data/code/start.mjs", "--covers", "covers-of-mine", "--quick"];
    const run = spawn(process.execPath, args, {
      cwd: project,
      stdio: ["ignore", "pipe", "ignore"],
    });
    let out = "";
    run.stdout.on("data", (bytes: Buffer) => {
      out += String(bytes);
      if (out.split("\n").length > lines) run.kill("SIGKILL");
    });
    return (await once(run, "exit"))[1];
  }

  test("computes and renders them, and lists what could not be read", async () => {
    const paper = siteHashes();
    const { code, err } = await build(["--covers", "covers-of-mine", "--quick"]);
    expect(code).toBe(0);
    expect(siteHashes()).toEqual(paper);
    expect(err.split("\n")).toEqual([
      "not used: blues/broken.jpg (truncated or damaged)",
      "not used: techno/empty.png (empty)",
      expect.stringMatching(/^covers-of-mine: only 2 test covers, .* nothing can be concluded/),
      "",
    ]);
    const page = readFileSync(join(project, own, "index.html"), "utf8");
    expect(page).toContain("broken.jpg");
    expect(page).toContain("truncated or damaged");
    expect(existsSync(join(project, "analyses/results/covers-of-mine"))).toBe(false);
  });

  test("npm run compute computes what is fresh, too, lists what it made and writes no site", async () => {
    const result = join(project, ".cache/results/covers-of-mine/averagedImages.json");
    const [before, site] = [readFileSync(result, "utf8"), siteHashes(own)];
    rmSync(result);
    const job = ["compute", "--covers", "covers-of-mine", "--quick", "--list", "made/list.txt"];
    const { code, out } = await build([...job, "--only", "averagedImages"]);
    expect({ code, last: out.trim().split("\n").at(-1) }).toEqual({
      code: 0,
      last: expect.stringMatching(/^covers-of-mine\/averagedImages computed, /),
    });
    const made = () => readFileSync(join(project, "made/list.txt"), "utf8").trim().split("\n");
    expect(made()[0]).toBe(".cache/results/covers-of-mine/averagedImages.json");
    expect(made().filter((path) => !existsSync(join(project, path)))).toEqual([]);
    expect(readFileSync(result, "utf8")).toBe(before);
    await build([...job, "--only", "fullTraining", "--shard", "1/3"]);
    // of the trainings that are there already, the pixels are not asked for
    const steps = made().map((path) => path.split("/").slice(0, 2).join("/"));
    expect(steps).toEqual([".cache/training", ".cache/training"]);
    expect(siteHashes(own)).toEqual(site);
  });

  test("finds everything fresh the second time", async () => {
    const { out } = await build(["--covers", "covers-of-mine", "--quick"]);
    expect(out).toMatch(/^covers-of-mine +9 of 13 results up to date$/m);
    expect(out).not.toContain("computing");
  });

  test("gives the same site when two builds run at once, from a cold cache", async () => {
    const expected = siteHashes(own);
    forget(own, ".cache");
    const runs = await Promise.all([
      build(["--covers", "covers-of-mine", "--quick"]),
      build(["--covers", "covers-of-mine", "--quick"]),
    ]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect(siteHashes(own)).toEqual(expected);
  });

  test("gives the same site after kill -9 behind several lines of the log", async () => {
    const expected = siteHashes(own);
    forget(own, ".cache");
    const signals: unknown[] = [];
    for (const lines of [1, 2, 4, 6]) signals.push(await killAfter(lines));
    expect(signals).toContain("SIGKILL");
    expect((await build(["--covers", "covers-of-mine", "--quick"])).code).toBe(0);
    expect(siteHashes(own)).toEqual(expected);
  });
});
