import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openGit } from "../../../report/git/git.ts";
import { mergeBase, resolveCommit } from "../../../report/git/revision.ts";
import { commitSnapshot, workingTree } from "../../../report/git/snapshot.ts";

const folder = mkdtempSync(join(tmpdir(), "git-"));
const origin = join(folder, "origin");
const run = (dir: string, ...args: string[]) =>
  execFileSync("git", args, { cwd: dir, encoding: "utf8", stdio: "pipe" }).trim();
let [first, second, branch] = ["", "", ""];

function commit(message: string, text: string): string {
  writeFileSync(join(origin, "data/ä b.txt"), text);
  run(origin, "add", "--all");
  run(origin, "commit", "--quiet", "--message", message);
  return run(origin, "rev-parse", "HEAD");
}

beforeAll(() => {
  mkdirSync(join(origin, "data"), { recursive: true });
  run(origin, "init", "--quiet", "--initial-branch=main");
  run(origin, "config", "user.name", "Test");
  run(origin, "config", "user.email", "test@example.org");
  first = commit("first", "1");
  run(origin, "checkout", "--quiet", "-b", "topic");
  branch = commit("topic", "3");
  run(origin, "checkout", "--quiet", "main");
  second = commit("second", "2");
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("mergeBase(git, head)", () => {
  it("is where the branch left main", async () => {
    expect(await mergeBase(openGit(origin), "topic")).toBe(first);
    expect(await mergeBase(openGit(origin), "main")).toBe(second);
  });

  it("in a shallow clone that does not reach so far says how to deepen it", async () => {
    const clone = join(folder, "shallow");
    run(folder, "clone", "--quiet", "--depth=1", "--no-single-branch", `file://${origin}`, clone);
    run(clone, "checkout", "--quiet", "topic");
    await expect(mergeBase(openGit(clone), "HEAD")).rejects.toThrow(
      "no common commit of main and HEAD in this shallow clone (git fetch --deepen=100 origin, or git fetch --unshallow origin)",
    );
    run(clone, "fetch", "--quiet", "--deepen=100", "origin");
    expect(await mergeBase(openGit(clone), "HEAD")).toBe(first);
  });

  it("works on a shallow clone between the commits it has", async () => {
    const clone = join(folder, "two");
    run(folder, "clone", "--quiet", "--depth=2", `file://${origin}`, clone);
    const git = openGit(clone);
    const base = await commitSnapshot(git, await resolveCommit(git, "HEAD^"), ["data"]);
    expect((await base.read(base.paths)).get("data/ä b.txt")!.toString()).toBe("1");
  });

  it("without a branch main says what to do", async () => {
    const alone = join(folder, "alone");
    run(folder, "clone", "--quiet", "--branch=topic", "--single-branch", `file://${origin}`, alone);
    await expect(mergeBase(openGit(alone), "HEAD")).rejects.toThrow("no branch main here");
  });
});

describe("resolveCommit(git, name)", () => {
  it("says what a repository without commits lacks", async () => {
    const empty = join(folder, "empty");
    run(folder, "init", "--quiet", empty);
    for (const name of ["HEAD", "main"])
      await expect(resolveCommit(openGit(empty), name)).rejects.toThrow("no commits here yet: ");
  });

  it("takes names that look like options as names", async () => {
    const message = "unknown revision: --all (a branch of the remote: git fetch origin)";
    await expect(resolveCommit(openGit(origin), "--all")).rejects.toThrow(message);
  });

  it("outside a repository says so", async () => {
    const bare = mkdtempSync(join(tmpdir(), "none-"));
    await expect(resolveCommit(openGit(bare), "main")).rejects.toThrow("not a git repository");
    rmSync(bare, { recursive: true });
  });
});

describe("workingTree(git, root, folders)", () => {
  it("has what lies there: new files, without ignored and deleted ones", async () => {
    const git = openGit(origin);
    writeFileSync(join(origin, ".gitignore"), "*.log\n");
    writeFileSync(join(origin, "data/new.txt"), "new");
    writeFileSync(join(origin, "data/x.log"), "log");
    rmSync(join(origin, "data/ä b.txt"));
    const tree = await workingTree(git, origin, ["data"]);
    expect([...(await tree.read(tree.paths)).keys()]).toEqual(["data/new.txt"]);
    const topic = await commitSnapshot(git, branch, ["data"]);
    expect(topic.paths).toEqual(["data/ä b.txt"]);
  });
});
