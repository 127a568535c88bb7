import { randomUUID } from "node:crypto";
import { cp, mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UserError } from "../../data/error.ts";
import { openGit } from "./git.ts";
import type { Version } from "./tags.ts";
import { inWorktree } from "./worktree.ts";

export interface KeepOptions {
  /** folder of the project */
  root: string;
  /** where built sites are kept, by commit */
  kept: string;
  /** builds the project in `dir` and copies its site to `target` */
  build(dir: string, target: string): Promise<void>;
}

/** Puts the site of a version into `target`, in place of what is there; each commit is built once. */
export async function keepSite(
  { tag, commit }: Version,
  target: string,
  { root, kept, build }: KeepOptions,
): Promise<void> {
  const site = join(kept, commit);
  if (!(await isThere(site))) {
    const unfinished = `${site}.${randomUUID()}`;
    await mkdir(dirname(site), { recursive: true });
    try {
      await inWorktree(openGit(root), commit, (dir) => build(dir, unfinished));
      await rename(unfinished, site);
    } catch (cause) {
      await rm(unfinished, { recursive: true, force: true });
      if (!(cause instanceof Error)) throw cause;
      throw new UserError(`${tag} (${commit.slice(0, 10)}): ${cause.message}`, { cause });
    }
  }
  await rm(target, { recursive: true, force: true });
  await cp(site, target, { recursive: true });
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}
