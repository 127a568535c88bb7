import { diffCommand, type DiffOptions } from "../diff/diffCommand.ts";
import type { Command } from "./command.ts";
import { readOptions } from "./readOptions.ts";

export const diff: Command<DiffOptions> = {
  name: "diff",
  usage: `npm run diff -- [BASE] [HEAD]    what HEAD does to the committed results of BASE

  BASE             a commit or branch; without it the commit where HEAD left main
  HEAD             a commit or branch; without it the files as they are here

  --markdown FILE  the summary; it goes to stdout in any case
  --html FILE      everything with pictures, one file
  --json FILE      everything as data
  --gate           code 1 if a result fell further than analyses/results/gates.json allows, is deleted, or is another
                   although nothing that it depends on is; the same file accepts what it names, with a reason
  --quiet          nothing on stdout

Nothing is computed: both ends are read from git. Results that are stale at HEAD are called so where HEAD is what is
checked out.

Example: npm run diff -- main --html diff.html`,
  parse(argv) {
    const flags = { markdown: "text", html: "text", json: "text", gate: "flag" } as const;
    const { values, others } = readOptions(argv, { flags, most: 2 });
    const { markdown = null, html = null, json = null, gate } = values;
    const [base = null, head = null] = others;
    return { base, head, markdown, html, json, gate };
  },
  run: (options, edge) =>
    diffCommand(options, {
      ...edge,
      findStale: async (set) => (await import("./findStale.ts")).findStale(set, edge),
    }),
};
