import { parseArgs } from "node:util";
import { UserError } from "../../data/error.ts";

export const diffUsage = `npm run diff [BASE] [HEAD]   what HEAD does to the committed results of BASE

  BASE             a commit or branch; without it the commit where HEAD left main
  HEAD             a commit or branch; without it the files as they are here

  --markdown FILE  the summary; it goes to stdout in any case
  --html FILE      everything with pictures, one file
  --json FILE      everything as data
  --gate           code 1 if a result fell further than analyses/results/gates.json allows
  --quiet          nothing on stdout

Nothing is computed: both ends are read from git, and whether their results are fresh is not looked at (npm run build --
--frozen does). Options need "--": npm run diff -- --html diff.html`;

export interface DiffOptions {
  base: string | null;
  head: string | null;
  markdown: string | null;
  html: string | null;
  json: string | null;
  gate: boolean;
  quiet: boolean;
  help: boolean;
}

/** Reads the arguments after `diff`; throws UserError. */
export function parseDiffOptions(argv: readonly string[]): DiffOptions {
  const { values, positionals } = readArgs(argv);
  const [base = null, head = null, ...others] = positionals;
  if (others.length > 0) throw new UserError(`unexpected argument: ${others[0]}`);
  const { markdown = null, html = null, json = null, gate, quiet, help } = values;
  return { base, head, markdown, html, json, gate, quiet, help };
}

function readArgs(argv: readonly string[]) {
  const flag = { type: "boolean", default: false } as const;
  const text = { type: "string" } as const;
  const options = { markdown: text, html: text, json: text, gate: flag, quiet: flag, help: flag };
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options });
  } catch (cause) {
    throw new UserError(cause instanceof Error ? cause.message : "unreadable arguments", { cause });
  }
}
