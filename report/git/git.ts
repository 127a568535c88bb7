import { spawn } from "node:child_process";
import { UserError } from "../../data/error.ts";

/** Runs one git command in a repository and gives its output. */
export type Git = (args: readonly string[], input?: string) => Promise<Buffer>;

/** A git command that ended with another code than 0. */
export class GitError extends Error {
  override name = "GitError";
}

/** Commands in the repository that `dir` lies in; those that only read take no locks. */
export function openGit(dir: string): Git {
  return (args, input = "") =>
    new Promise((resolve, reject) => {
      const child = spawn("git", ["--no-optional-locks", ...args], { cwd: dir });
      const out: Buffer[] = [];
      const err: Buffer[] = [];
      child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
      child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
      child.on("error", (cause) => reject(new UserError("git is not installed", { cause })));
      child.on("close", (code) => {
        if (code === 0) resolve(Buffer.concat(out));
        else reject(new GitError(`git ${args[0]}: ${Buffer.concat(err).toString().trim()}`));
      });
      child.stdin.on("error", () => {}); // it ended without reading; its code says why
      child.stdin.end(input);
    });
}

/** The output without its last line feed; null when git ends with an error. */
export async function tryGit(git: Git, args: readonly string[]): Promise<string | null> {
  try {
    return (await git(args)).toString().trimEnd();
  } catch (error) {
    if (error instanceof GitError) return null;
    throw error;
  }
}
