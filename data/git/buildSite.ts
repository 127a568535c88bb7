import { execFile } from "node:child_process";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Builds the project in `dir` from its committed results, by its own code and packages; its site is copied to `target`. */
export async function buildSite(dir: string, target: string): Promise<void> {
  await run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: dir });
  await run("npm", ["run", "build", "--", "--frozen", "--quiet"], { cwd: dir });
  await cp(join(dir, "dist"), target, { recursive: true });
}
