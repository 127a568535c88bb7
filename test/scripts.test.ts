import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { copyProject } from "./report/diff/project.ts";

const root = join(import.meta.dirname, "..");
const script = (name: string) => join(root, ".github/scripts", name);

let dir = "";
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), "scripts-"))));
afterEach(() => rmSync(dir, { recursive: true }));

/** A command of this name that notes its arguments, and standard input of `body=@file`, then does `does`. */
function fake(name: string, does: string): void {
  mkdirSync(join(dir, "bin"), { recursive: true });
  const path = join(dir, "bin", name);
  const note = `for a in "$@"; do case $a in body=@*) cp "\${a#body=@}" "${dir}/body";; esac; done`;
  writeFileSync(path, `#!/usr/bin/env bash\necho "$*" >> "${dir}/calls"\n${note}\n${does}\n`);
  chmodSync(path, 0o755);
}
const calls = () =>
  existsSync(join(dir, "calls")) ? readFileSync(join(dir, "calls"), "utf8") : "";

function run(name: string, args: string[], env: Record<string, string> = {}, cwd = dir) {
  const path = `${join(dir, "bin")}:${process.env["PATH"]}`;
  const options = { cwd, encoding: "utf8", env: { ...process.env, PATH: path, ...env } } as const;
  const { status, stdout, stderr } = spawnSync(script(name), args, options);
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}

describe("post-comment.sh FOLDER", () => {
  const env = { REPOSITORY: "o/r", HEAD_SHA: "abc", RUN_URL: "https://example.org/run" };
  const comment = "<!-- results-diff -->\n\n### Results: 1 changed\n";

  function review(number: string, text: string, present = ""): void {
    mkdirSync(join(dir, "review"), { recursive: true });
    writeFileSync(join(dir, "review/number"), number);
    writeFileSync(join(dir, "review/comment.md"), text);
    fake("gh", `case "$*" in *pulls/*) echo abc;; *--paginate*) printf '%s' "${present}";; esac`);
  }

  it("posts the first comment, with a link to the page, and calls nobody", () => {
    review("12\n", `${comment}@you\n`);
    expect(run("post-comment.sh", ["review"], env)).toMatchObject({ status: 0, stdout: "posted" });
    expect(calls()).toContain("api --method POST repos/o/r/issues/12/comments --field body=@");
    expect(readFileSync(join(dir, "body"), "utf8")).toBe(
      `${comment}@\u200byou\n\n[The whole page, with pictures](https://example.org/run)\n`,
    );
  });

  it("updates the comment that is there", () => {
    review("12\n", comment, "777");
    expect(run("post-comment.sh", ["review"], env).stdout).toBe("updated comment 777");
    expect(calls()).toContain("api --method PATCH repos/o/r/issues/comments/777");
  });

  it("posts what is no result, too: data, packages, claims", () => {
    review("12\n", "<!-- results-diff -->\n\n### No result changed; packages: 1\n");
    expect(run("post-comment.sh", ["review"], env).stdout).toBe("posted");
  });

  it("is quiet when the comment calls itself so, but takes back what an earlier one said", () => {
    const quiet = "<!-- results-diff -->\n<!-- quiet -->\n\n### No result changed\n";
    review("12\n", quiet);
    expect(run("post-comment.sh", ["review"], env).stdout).toContain("nothing to say");
    expect(calls()).not.toContain("POST");
    review("12\n", quiet, "777");
    expect(run("post-comment.sh", ["review"], env).stdout).toBe("updated comment 777");
  });

  it.each([
    ["12; echo", comment, "number is not one"],
    ["../1", comment, "number is not one"],
    ["$(id)", comment, "number is not one"],
    ["12", "hello\n", "comment.md is no result diff"],
    ["12", `<!-- results-diff -->\n${"x".repeat(70_000)}`, "comment.md is too long"],
  ])("refuses %j", (number, text, reason) => {
    review(number, text);
    const { status, stderr } = run("post-comment.sh", ["review"], env);
    expect({ status, stderr }).toEqual({ status: 1, stderr: `refused: ${reason}` });
    expect(calls()).toBe("");
  });

  it("refuses a pull request that is at another commit, and links in place of files", () => {
    review("12", comment);
    const other = { ...env, HEAD_SHA: "def" };
    expect(run("post-comment.sh", ["review"], other).stderr).toBe(
      "refused: pull request 12 is not at def",
    );
    rmSync(join(dir, "review/comment.md"));
    symlinkSync("/etc/hostname", join(dir, "review/comment.md"));
    expect(run("post-comment.sh", ["review"], env).stderr).toBe("refused: no comment.md");
  });
});

interface Run {
  predictions: Record<string, string>;
  test: object;
}

describe("review.sh BASE FOLDER NUMBER", { timeout: 300_000 }, () => {
  it("writes the files of a review, and fails after that when a gate fails", () => {
    const project = copyProject();
    for (const name of ["build.ts", "tsconfig.json"])
      cpSync(join(root, name), join(project.root, name));
    symlinkSync(join(root, "node_modules"), join(project.root, "node_modules"));
    writeFileSync(join(project.root, ".gitignore"), "node_modules\nreview\n");
    project.commit("with the command");
    project.editResult("bandcamp/fullTraining", ({ parts, result }) => {
      parts.code = "0".repeat(64);
      const models = result["models"] as Record<string, { runs: Run[] }>;
      const third = models["custom"]!.runs[2]!;
      for (const id of Object.keys(third.predictions)) third.predictions[id] = "none";
      Object.assign(third.test, {
        accuracy: { value: 0, low: 0, high: 0.006, n: 600 },
      });
    });
    project.commit("worse");
    const { status, stderr } = run("review.sh", ["HEAD^1", "review", "7"], {}, project.root);
    expect(stderr).toContain(
      "gate failed: bandcamp/fullTraining.models.custom.runs.2.test.accuracy",
    );
    expect(status).toBe(1);
    const written = (name: string) => readFileSync(join(project.root, "review", name), "utf8");
    expect(written("number")).toBe("7\n");
    expect(written("comment.md")).toMatch(/^<!-- results-diff -->\n/);
    expect(written("diff.html")).toContain("<!doctype html>");
    expect(JSON.parse(written("diff.json"))).toHaveProperty("gates.failed.0.after", 0);
    project.remove();
  });
});

describe("merge-computed.sh FOLDER", () => {
  it("joins the caches and results of all jobs", () => {
    const put = (path: string, text: string) => {
      mkdirSync(join(dir, path, ".."), { recursive: true });
      writeFileSync(join(dir, path), text);
    };
    put("jobs/a/.cache/training/k1/f", "1");
    put("jobs/b/.cache/training/k1/f", "1");
    put("jobs/b/.cache/training/k2/f", "2");
    put("jobs/c/analyses/results/control/x.json", "new");
    put("analyses/results/control/x.json", "old");
    put("analyses/results/control/inParts.json", "old");
    put("analyses/results/gates.json", "kept");
    expect(run("merge-computed.sh", ["jobs"]).status).toBe(0);
    const text = (path: string) => readFileSync(join(dir, path), "utf8");
    expect([text(".cache/training/k1/f"), text(".cache/training/k2/f")]).toEqual(["1", "2"]);
    expect(text("analyses/results/control/x.json")).toBe("new");
    expect(existsSync(join(dir, "analyses/results/control/inParts.json"))).toBe(false);
    expect(text("analyses/results/gates.json")).toBe("kept");
    expect(run("merge-computed.sh", ["nothing"])).toMatchObject({
      status: 1,
      stderr: "nothing computed in nothing",
    });
  });
});

describe("compute.sh CORPUS ANALYSIS I/N FOLDER", () => {
  /** Does the job, and lists these paths where it is told to. */
  const makes = (...paths: string[]) => {
    const files = paths.map((path) => `mkdir -p "$(dirname ${path})"; touch ${path}`);
    return `${files.join("; ")}; for last; do :; done; printf '%s\\n' ${paths.join(" ")} > "$last"`;
  };

  it("keeps of a part what it put into the cache, of a whole the result, and nothing else", () => {
    mkdirSync(join(dir, ".cache/pixels"), { recursive: true });
    fake("npm", makes(".cache/training/k1/f"));
    expect(run("compute.sh", ["control", "x", "2/3", "part"]).status).toBe(0);
    expect(calls()).toMatch(/^run compute -- --corpus control --only x --shard 2\/3 --list \S+\n$/);
    expect(readdirSync(join(dir, "part"))).toEqual([".cache"]);
    expect(readdirSync(join(dir, "part/.cache"))).toEqual(["training"]);
    const result = "analyses/results/control/x";
    fake("npm", makes(`${result}.json`, `${result}/picture.png`));
    expect(run("compute.sh", ["control", "x", "1/1", "whole"]).status).toBe(0);
    expect(calls()).toMatch(/--only x --list \S+\n$/);
    expect(readdirSync(join(dir, "whole/analyses/results/control"))).toEqual(["x", "x.json"]);
  });

  it("fails, and hands on nothing, when the job fails", () => {
    fake("npm", "exit 1");
    expect(run("compute.sh", ["control", "x", "1/1", "other"]).status).toBe(1);
    expect(existsSync(join(dir, "other"))).toBe(false);
  });
});

describe("assemble.sh", () => {
  it("passes when the pages do not build but every result is up to date, fails when one is not", () => {
    fake("npm", 'case "$*" in *--explain*) ;; *) exit 1;; esac');
    expect(run("assemble.sh", [])).toMatchObject({
      status: 0,
      stderr: "no pages from the new results",
    });
    expect(calls()).toBe("run build\nrun --silent build -- --frozen --explain\n");
    fake("npm", "exit 1");
    expect(run("assemble.sh", []).status).toBe(1);
  });
});

describe("open-pull-request.sh BRANCH", () => {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: join(dir, "clone"), encoding: "utf8" }).trim();

  beforeEach(() => {
    mkdirSync(join(dir, "clone/analyses/results"), { recursive: true });
    mkdirSync(join(dir, "clone/data/corpora"), { recursive: true });
    execFileSync("git", ["init", "--quiet", "--bare", join(dir, "origin")]);
    git("init", "--quiet", "--initial-branch=main");
    git("remote", "add", "origin", join(dir, "origin"));
    writeFileSync(join(dir, "clone/analyses/results/x.json"), "1");
    writeFileSync(join(dir, "clone/data/corpora/x.tsv"), "1");
    git("add", "--all");
    git("-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "--quiet", "-m", "first");
    fake("npm", 'for last; do :; done; echo "the diff" > "$last"');
    fake("gh", "");
  });

  it("pushes the new results, and nothing else, and opens a pull request", () => {
    writeFileSync(join(dir, "clone/analyses/results/x.json"), "2");
    writeFileSync(join(dir, "clone/unrelated"), "2");
    const { status } = run("open-pull-request.sh", ["reproduce-1"], {}, join(dir, "clone"));
    expect(status).toBe(0);
    const pushed = execFileSync("git", ["show", "--stat", "--format=%s", "reproduce-1"], {
      cwd: join(dir, "origin"),
      encoding: "utf8",
    });
    expect(pushed).toMatch(/^compute the paper again\n\n analyses\/results\/x\.json/);
    expect(pushed).not.toContain("unrelated");
    expect(calls()).toMatch(/pr create --head reproduce-1 --title Compute the paper again/);
  });

  it("is quiet when everything is reproduced", () => {
    const { stdout } = run("open-pull-request.sh", ["reproduce-1"], {}, join(dir, "clone"));
    expect(stdout).toBe("the committed results are reproduced: nothing to propose");
    expect(calls()).toBe("");
  });
});

describe("build-site.sh", () => {
  it("builds frozen, with the public address where it is known, and adds earlier versions", () => {
    fake("npm", "");
    expect(run("build-site.sh", []).status).toBe(0);
    expect(run("build-site.sh", [], { SITE_URL: "https://example.org/p" }).status).toBe(0);
    expect(calls().split("\n")).toEqual([
      "run build -- --frozen",
      "run release -- --site dist",
      "run build -- --frozen --url https://example.org/p",
      "run release -- --site dist --url https://example.org/p",
      "",
    ]);
  });

  it("fetches and publishes the best network only where the repository says so", () => {
    fake("npm", "");
    expect(run("build-site.sh", [], { LARGE_NETWORK: "true" }).status).toBe(0);
    expect(calls().split("\n").slice(0, 2)).toEqual([
      "run fetch -- weights efficientNetLite0",
      "run build -- --frozen --network",
    ]);
  });
});
