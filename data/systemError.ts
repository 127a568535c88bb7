import { UserError } from "./error.ts";

/** What the codes of system errors mean, and what mends it. */
const meanings: Readonly<Record<string, readonly [problem: string, advice: string]>> = {
  ENOSPC: ["disk full", "make room"],
  EDQUOT: ["disk quota used up", "make room"],
  EROFS: ["cannot write to a read-only disk", "work on a copy that can be written to"],
  EACCES: ["no permission", "change the permissions (chmod, chown)"],
  EPERM: ["not permitted", "change the owner or the permissions"],
  ENOENT: ["no such file or folder", "make it, or name another"],
  ENOTDIR: ["a file where a folder is needed", "remove it, or name another folder"],
  EISDIR: ["a folder where a file is needed", "remove it, or name another file"],
  ELOOP: ["a link that leads back to itself", "remove it"],
  ENAMETOOLONG: ["a name that is too long", "give a shorter one"],
  EMFILE: ["too many open files", "raise the limit (ulimit -n 4096)"],
  ENFILE: ["too many open files on this machine", "close other programs"],
  ENOMEM: ["out of memory", "close other programs, or raise the limit (ulimit -v unlimited)"],
  EIO: ["the disk failed", "look after the disk"],
  EADDRINUSE: ["in use by another program", "end it, or name another"],
};

/** Node says ENOENT, too, of a folder that it may not make on a read-only disk, and EEXIST of one whose place a file has. */
function meaningOf(code: string, syscall?: string): readonly [problem: string, advice: string] {
  if (code === "ENOENT" && syscall === "mkdir")
    return ["cannot make the folder", "name a place that can be written to"];
  if (code === "EEXIST" && syscall === "mkdir") return meanings["ENOTDIR"]!;
  const known = Object.hasOwn(meanings, code) ? meanings[code] : undefined;
  return known ?? [`the system refuses (${code})`, "mend that"];
}

/** The code of a system error, else undefined. */
export function systemCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  const isSystem = error instanceof Error && typeof code === "string" && /^E[A-Z0-9]+$/.test(code);
  return isSystem ? code : undefined;
}

/**
 * A system error as a UserError that says what, where and what to do; any other error as it is. `path` where the
 * error does not name it itself, as of a write to a full disk.
 */
export function asUserError(error: unknown, path?: string): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  const own = error as NodeJS.ErrnoException & { port?: number };
  const [problem, advice] = meaningOf(code, own.syscall);
  const place = own.path ?? path ?? (own.port === undefined ? undefined : `port ${own.port}`);
  const where = place === undefined ? own.message.replace(/^\w+: /, "") : place;
  return new UserError(`${problem}: ${where}; ${advice}, then run the same command again`, {
    cause: error,
  });
}

/** Runs work on a file or folder; a system error becomes a UserError with its path. */
export async function at<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asUserError(error, path);
  }
}
