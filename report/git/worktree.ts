import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Git } from "./git.ts";

/** Runs `work` in a folder with the files of a commit, which is removed afterwards. */
export async function inWorktree<T>(
  git: Git,
  commit: string,
  work: (dir: string) => Promise<T>,
): Promise<T> {
  const parent = await mkdtemp(join(tmpdir(), "version-"));
  const dir = join(parent, "project");
  try {
    await git(["worktree", "add", "--detach", "--quiet", dir, commit]);
    return await work(dir);
  } finally {
    await rm(parent, { recursive: true, force: true });
    await git(["worktree", "prune"]);
  }
}
