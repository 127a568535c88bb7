import { execFile } from "node:child_process";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { UserError } from "../../data/error.ts";

const run = promisify(execFile);
const maxBuffer = 64 * 1024 ** 2;

/** Builds the project in `dir` from its committed results, by its own code and packages; its site is copied to `target`. */
export async function buildSite(dir: string, target: string): Promise<void> {
  await run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: dir, maxBuffer });
  await buildFrozen(dir);
  await cp(join(dir, "dist"), target, { recursive: true });
}

/** Builds the project in `dir` in place; throws UserError with what the build said. */
export async function buildFrozen(dir: string): Promise<void> {
  try {
    await run("npm", ["run", "--silent", "build", "--", "--frozen", "--quiet"], {
      cwd: dir,
      maxBuffer,
    });
  } catch (cause) {
    const { stderr = "" } = cause as { stderr?: string };
    const errors = stderr.split("\n").filter((line) => line.startsWith("error: "));
    throw new UserError(`the site cannot be built: ${errors.join("; ") || stderr.slice(-2000)}`, {
      cause,
    });
  }
}
