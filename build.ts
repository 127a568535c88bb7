// The command line: everything that is outside of the project's own code, and the call of the command.
import "./data/code/environment.cjs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { asUserError } from "./data/systemError.ts";
import { writeWhole } from "./data/writeWhole.ts";
import { runCommandLine } from "./report/command/commandLine.ts";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  const { message } = asUserError(error, "standard output") as Error;
  if (error.code !== "EPIPE") process.stderr.write(`error: ${message}\n`);
  process.exit(1); // or nobody reads on, as after `| head`
});
process.stderr.on("error", () => process.exit(1));

process.exitCode = await runCommandLine(process.argv.slice(2), {
  root: import.meta.dirname,
  out: process.stdout,
  err: process.stderr,
  now: () => performance.now(),
  date: Date.now,
  write: writeWhole,
  async inScratch(dir, work) {
    await mkdir(dir, { recursive: true });
    const scratch = await mkdtemp(join(dir, "reproduce-"));
    try {
      return await work(scratch);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  },
});
