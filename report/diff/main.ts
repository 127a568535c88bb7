// `npm run diff`: begins here and not in build.ts, which loads all analyses; a comparison needs none.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../data/error.ts";
import { diffCommand } from "./diffCommand.ts";

try {
  process.exitCode = await diffCommand(process.argv.slice(2), {
    root: join(import.meta.dirname, "../.."),
    line: (text) => void process.stdout.write(`${text}\n`),
    warn: (text) => void process.stderr.write(`${text}\n`),
    write: (path, content) => writeFile(path, content),
  });
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`error: ${error.message}\n`);
  process.exitCode = 1;
}
