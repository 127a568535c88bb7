import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { releaseCommand, type ReleaseEdge } from "../../../report/release/releaseCommand.ts";
import { copyProject, type Project } from "../diff/project.ts";

let project: Project;
const lines: string[] = [];
beforeAll(() => void (project = copyProject()), 300_000);
afterAll(() => project.remove(), 60_000);

const write = async (path: string, text: string) => {
  mkdirSync(dirname(join(project.root, path)), { recursive: true });
  writeFileSync(join(project.root, path), text);
};

function release(...argv: string[]): Promise<void> {
  const edge: ReleaseEdge = {
    root: project.root,
    line: (text) => lines.push(text),
    write,
    // stands for the build of the version, from the version's own files
    buildSite: (dir, target) =>
      write(`${target}/index.html`, readFileSync(join(dir, "report/paper.md"), "utf8").slice(0, 5)),
  };
  return releaseCommand(argv, edge);
}

test(
  "release TAG, twice, then --site DIR: each version's own site, and what changed between them",
  { timeout: 300_000 },
  async () => {
    await release("v1");
    expect(lines.at(-1)).toBe("v1: First release");
    project.edit("report/paper.md", (text) => `NEW.\n${text}`);
    project.editResult("bandcamp/histogramSimilarity", ({ parts, result }) => {
      parts.code = "0".repeat(64);
      (result["covers"] as Record<string, number>)["pop"] = 979;
    });
    project.commit("other numbers");
    await release("v1.1");
    expect(lines.at(-1)).toBe("v1.1: Since v1: Results: 1 changed (values: 1 changed)");
    expect(project.git("tag", "--list", "--format=%(contents:subject)", "v1.1")).toContain(
      "Since v1",
    );
    await release("--site", "dist");
    const page = (path: string) => readFileSync(join(project.root, "dist/v", path), "utf8");
    expect(page("v1.1/index.html")).toBe("NEW.\n");
    expect(page("v1/index.html")).not.toBe("NEW.\n");
    expect(page("v1.1/changes.html")).toContain("<code>v1</code> to <code>v1.1</code>");
    expect(page("index.html")).toMatch(
      /v1\.1\/index\.html[\s\S]*v1\.1\/changes\.html[\s\S]*v1\/index\.html/,
    );
    expect(project.git("worktree", "list").split("\n")).toHaveLength(1);
  },
);

test(
  "release refuses what is no version, a tag that is there, and uncommitted changes",
  { timeout: 300_000 },
  async () => {
    await expect(release("1.0")).rejects.toThrow(
      "not a version: 1.0 (expected v1, v1.2 or v1.2.3)",
    );
    await expect(release()).rejects.toThrow("give a tag, or --site DIR");
    await expect(release("v1")).rejects.toThrow("there is a tag v1 already");
    project.edit("report/paper.md", (text) => `${text}\n`);
    await expect(release("v2")).rejects.toThrow("uncommitted changes");
  },
);
