import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { keepSite } from "../../../report/git/keepSite.ts";

const dir = mkdtempSync(join(tmpdir(), "keep-"));
afterAll(() => rmSync(dir, { recursive: true }));

const root = join(dir, "project");
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.org", ...args], {
    cwd: root,
    encoding: "utf8",
  }).trim();
mkdirSync(root);
git("init", "--quiet");
writeFileSync(join(root, "page"), "first");
git("add", "page");
git("commit", "--quiet", "--message", "first");
const version = { tag: "v1", commit: git("rev-parse", "HEAD"), date: "" };

let built = 0;
const options = {
  root,
  kept: join(dir, "kept"),
  async build(from: string, target: string) {
    built += 1;
    mkdirSync(target);
    writeFileSync(join(target, "index.html"), readFileSync(join(from, "page")));
  },
};

test("keepSite(version, target, options) builds a commit once and replaces what stands in the target", async () => {
  const target = join(dir, "dist/v/v1");
  await keepSite(version, target, options);
  writeFileSync(join(target, "stale.html"), "");
  writeFileSync(join(root, "page"), "not committed");
  await keepSite(version, target, options);
  expect(readdirSync(target)).toEqual(["index.html"]);
  expect(readFileSync(join(target, "index.html"), "utf8")).toBe("first");
  expect(built).toBe(1);
});

test("keepSite(version, target, options) names the version that does not build, and keeps nothing of it", async () => {
  const kept = join(dir, "other");
  const build = async (_: string, target: string) => {
    mkdirSync(target);
    throw new Error("no network");
  };
  await expect(keepSite(version, join(dir, "x"), { root, kept, build })).rejects.toThrow(
    `v1 (${version.commit.slice(0, 10)}): no network`,
  );
  expect(readdirSync(kept)).toEqual([]);
  expect(existsSync(join(dir, "x"))).toBe(false);
  expect(git("worktree", "list").split("\n")).toHaveLength(1);
});
