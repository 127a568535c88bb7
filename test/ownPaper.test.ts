import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { renameSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseTarGzip } from "nanotar";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { drawFlags } from "./support/drawFlags.ts";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "own-"));
const edition = join(folder, "edition");
const project = join(folder, "flags");
const read = (path: string) => readFileSync(join(project, path), "utf8");
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
};
const change = (path: string, from: string | RegExp, to: string) => {
  expect(read(path)).toMatch(from);
  write(path, read(path).replace(from, to));
};
afterAll(() => rmSync(folder, { recursive: true }), 60_000);

/** This project as its package has it, with the packages that are installed here. */
async function unpackEdition(): Promise<string[]> {
  const args = ["pack", "--offline", "--ignore-scripts", "--pack-destination", folder];
  execFileSync("npm", args, { cwd: root, stdio: "pipe", shell: process.platform === "win32" });
  const tarball = readFileSync(join(folder, "genre-from-cover-art-0.1.0.tgz"));
  const paths: string[] = [];
  for (const { name, data } of await parseTarGzip(tarball)) {
    paths.push(name.replace(/^package\//, ""));
    const path = join(edition, paths.at(-1)!);
    mkdirSync(dirname(path), { recursive: true });
    if (data) writeFileSync(path, data);
  }
  symlinkSync(join(root, "node_modules"), join(edition, "node_modules"), "junction");
  return paths;
}

function start(...args: string[]): { code: number | null; out: string; err: string } {
  const argv = [join(edition, "data/code/start.cjs"), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, {
    cwd: project,
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
}

function built(...args: string[]): string {
  const { code, out, err } = start("build", "--paper", "paper.yaml", "--out", "site", ...args);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return out;
}

const git = (...args: string[]) =>
  execFileSync("git", args, { cwd: project, encoding: "utf8", stdio: "pipe" }).trim();

function commit(message: string): void {
  git("add", "--all");
  git("-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "--quiet", "-m", message);
}

interface Workflow {
  jobs: Record<string, { steps: { run?: string }[] }>;
}

/** Runs the scripts of a workflow's steps as GitHub does, but for the installation; returns the summary, and what failed. */
function runWorkflow(name: string): { summary: string; errors: string } {
  const { jobs } = parse(read(`.github/workflows/${name}.yml`)) as Workflow;
  const steps = Object.values(jobs).flatMap(({ steps }) => steps);
  const scripts = steps.flatMap(({ run }) => (run === undefined || run === "npm ci" ? [] : [run]));
  const summary = join(folder, `${name}.md`);
  const env = { ...process.env, SITE_URL: "https://example.org/f/", GITHUB_STEP_SUMMARY: summary };
  const runs = scripts.map((script) =>
    spawnSync(script, { cwd: project, env, shell: true, encoding: "utf8" }),
  );
  const errors = runs.map(({ status, stderr }) => (status === 0 ? "" : stderr)).join("");
  return { summary: existsSync(summary) ? readFileSync(summary, "utf8") : "", errors };
}

describe("a paper of one's own, from this project's package", () => {
  let packed: string[] = [];
  beforeAll(async () => {
    packed = await unpackEdition();
    await drawFlags(join(project, "images"), 100);
    git("init", "--quiet", "--initial-branch=main");
    const words = ["--thing", "flag/flags", "--class", "country/countries"];
    expect(start("new", ".", "--images", "images", ...words)).toMatchObject({ code: 0, err: "" });
    change("paper.yaml", "Your Name", "Ada Lovelace");
    change("paper.yaml", /^analyses: .*$/m, "analyses: [histogramSimilarity]");
    symlinkSync(edition, join(project, "edition"), "junction"); // as the workflows check it out
  }, 120_000);

  test("the package has neither covers nor tests nor caches", () => {
    const left = packed.filter((path) =>
      /^(\.|dist|test|workflow|data\/(covers|weights)\/)/.test(path),
    );
    expect(left).toEqual([]);
  });

  test("pages.yml publishes what was computed; with results and lock committed no pictures are needed", () => {
    expect(runWorkflow("pages").errors).toContain("missing result: flags/histogramSimilarity");
    built();
    expect(runWorkflow("pages").errors).toBe("");
    expect(read("site/index.html")).toContain("<h1>Telling countries by their flags</h1>");
    expect(read("site/sitemap.xml")).toContain("https://example.org/f/");
    commit("first");
    expect(git("ls-files").split("\n")).toEqual(
      expect.arrayContaining([
        "analyses/results/flags/histogramSimilarity.json",
        "data/corpora/flags.lock.tsv",
      ]),
    );
    renameSync(join(project, "images"), join(folder, "away"));
    const { code, out, err } = start("build", "--paper", "paper.yaml", "--out", "site", "--frozen");
    renameSync(join(folder, "away"), join(project, "images"));
    expect({ code, err }).toEqual({
      code: 0,
      err: "paper.yaml:24: no folder images: data/corpora/flags.lock.tsv says which pictures there are\n",
    });
    expect(out).toContain("its one result up to date");
  });

  test("a lock edited by hand fails a frozen build where the pictures lie", () => {
    const lock = "data/corpora/flags.lock.tsv";
    const text = read(lock);
    change(lock, "\ttest\t", "\ttrain\t");
    const { code, err } = start("build", "--paper", "paper.yaml", "--out", "site", "--frozen");
    write(lock, text);
    expect({ code, err }).toEqual({
      code: 1,
      err: `error: ${lock} does not list the flags as they are: npm run build\n`,
    });
  });

  test("review.yml fails on a stale result, and shows what a changed parameter and sentence do", () => {
    git("checkout", "--quiet", "-b", "coarser");
    change("paper.yaml", /^# parameters:\n#/m, "parameters:\n ");
    change("paper.yaml", "bins: 16", "bins: 4");
    write("paper.md", `${read("paper.md")}\n[There are flags]{claim: corpus.test >= 3}.\n`);
    commit("coarser colours");
    const early = runWorkflow("review");
    expect(early.errors).toContain("stale result: flags/histogramSimilarity (params.bins 8 -> 4)");
    expect(early.summary).toContain("No result changed; stale: 1");
    expect(start("build", "--paper", "paper.yaml", "--out", "site")).toMatchObject({ code: 0 });
    const { summary, errors } = runWorkflow("review");
    expect(errors).toBe("");
    expect(summary).toMatch(/^.*Results: 1 changed/m);
    expect(summary).toContain("params.bins 8 → 4");
    expect(summary).toContain("There are flags");
    expect(summary).not.toContain("unexplained");
    expect(read("site/diff.html")).toContain("histogramSimilarity");
    commit("its results");
  });

  test("refuses what is wrong with a parameter, with its line", () => {
    const text = read("paper.yaml");
    change("paper.yaml", "bins: 4", "bin: 4, size: wide");
    const { code, err } = start("build", "--paper", "paper.yaml", "--out", "site");
    write("paper.yaml", text);
    expect(code).toBe(1);
    expect(err).toMatch(/paper\.yaml:\d+: .*unknown parameter: bin \(nearest: bins\)/);
    expect(err).toMatch(/paper\.yaml:\d+: .*size: expected a number like 32, received "wide"/);
  });
});

/** The files that the project's README shows, by their names. */
function filesOfGuide(): [path: string, text: string][] {
  const guide = read("README.md").matchAll(/`([\w./]+)`\n\n```\w+\n([\s\S]*?)\n```/g);
  return [...guide].map(([, path, text]) => [path!, `${text!}\n`]);
}

describe("an analysis of one's own, by the steps of the project's README", () => {
  test("is found, computed, shown, kept and compared", () => {
    const files = filesOfGuide();
    expect(files).toHaveLength(4);
    for (const [path, text] of files)
      write(path, path === "paper.md" ? `${read(path)}\n${text}` : text);
    expect(built()).toContain("new: meanSaturation");
    const page = read("site/index.html");
    expect(page.replaceAll(/<[^>]*>/g, "")).toMatch(/saturation of\s+0\.\d\d to 0\.\d\d\./);
    expect(page).toContain('aria-labelledby="meanSaturation-title');
    expect(read("site/data/table-meanSaturation.csv")).toMatch(
      /^country,saturation\nFreedonia,0\./,
    );
    expect(built("--frozen")).toContain("all 2 results up to date");
    commit("how colourful");
  });

  test("plan and compute know it, and paths lead from this project", () => {
    const planned = start("plan", "--paper", "paper.yaml", "--json");
    const { jobs } = JSON.parse(planned.out) as {
      jobs: { name: string; command: string; outputs: string[] }[];
    };
    const job = jobs.find(({ name }) => name === "flags-meanSaturation")!;
    expect(job.command).toContain("--paper ../flags/paper.yaml --quick --only meanSaturation ");
    expect(job.outputs[0]).toBe("../flags/analyses/results/flags/meanSaturation.json");
    const list = join(folder, "made.txt");
    const only = ["--only", "meanSaturation", "--list", list];
    expect(start("compute", "--paper", "paper.yaml", ...only)).toMatchObject({ code: 0, err: "" });
    expect(readFileSync(list, "utf8")).toBe(`${job.outputs[0]}\n`);
    expect(start("compute", "--paper", "paper.yaml", "--only", "controls").err).toContain(
      "controls is left out by paper.yaml",
    );
  });

  test("its types are checked against this project's", () => {
    const checked = spawnSync("npm", ["run", "--silent", "types"], {
      cwd: project,
      encoding: "utf8",
      shell: process.platform === "win32",
    });
    expect(checked.stdout).toBe("");
    expect(checked.status).toBe(0);
  });

  test("is computed again when its code changes, and the diff says so", () => {
    git("checkout", "--quiet", "-b", "softer");
    change("analyses/meanSaturation.ts", "? 0 :", "? 0.5 :");
    const { err: why } = start("build", "--paper", "paper.yaml", "--explain");
    expect(why).toContain("code changed: analyses/meanSaturation.ts");
    change("analyses/meanSaturation.ts", "size: 32", "size: 16");
    expect(start("diff", "--paper", "paper.yaml", "HEAD").out).toContain("stale");
    built();
    const { code, out } = start("diff", "--paper", "paper.yaml", "HEAD");
    expect(code).toBe(0);
    expect(out).toContain("flags/meanSaturation");
    expect(out).toContain("analyses/meanSaturation.ts");
    expect(out).toContain("params.size 32 → 16");
  });

  test.each([
    ["analyses/baselines.ts", "", "analyses/baselines.ts: there is an analysis baselines already"],
    [
      "analyses/hue.ts",
      "export const hues = 1;",
      "analyses/hue.ts: it does not export an analysis hue",
    ],
    ["figures/finding.ts", "", "figures/finding.ts: there is a figure finding already"],
    ["analyses/hue.ts", 'import "left-pad";', "no such package here: left-pad"],
  ])("%s with %j is refused", (path, text, message) => {
    write(path, text);
    const { code, err } = start("build", "--paper", "paper.yaml", "--out", "site");
    rmSync(join(project, path));
    expect(code).toBe(1);
    expect(err).toContain(message);
  });
});
