import { diffCommand, type DiffOptions } from "../diff/diffCommand.ts";
import type { Command } from "./line/command.ts";
import { readOptions } from "./line/readOptions.ts";

interface DiffChoice extends DiffOptions {
  paper: string | undefined;
  quick: boolean;
}

export const diff: Command<DiffChoice> = {
  name: "diff",
  usage: `npm run diff -- [BASE] [HEAD]    what HEAD does to the committed results of BASE

  BASE             a commit or branch; without it the commit where HEAD left main
  HEAD             a commit or branch; without it the files as they are here

  --paper FILE     of the paper of your own that FILE (paper.yaml) is of, in its repository; --quick as its build has it
  --markdown FILE  the summary; stdout has it in any case, without escapes
  --html FILE      everything with pictures, one file
  --json FILE      everything as data
  --gate           code 1 if a result fell further than analyses/results/gates.json allows, is deleted or damaged, or is
                   another although nothing that it depends on is; the same file accepts what it names, with a reason
  --quiet          nothing on stdout

Nothing is computed: both ends are read from git. Results that are stale at HEAD are called so where HEAD is what is
checked out.

Example: npm run diff -- main --html diff.html`,
  parse(argv) {
    const flags = { markdown: "text", html: "text", json: "text", gate: "flag" } as const;
    const ofPaper = { paper: "text", quick: "flag" } as const;
    const { values, others } = readOptions(argv, { flags: { ...flags, ...ofPaper }, most: 2 });
    const { markdown = null, html = null, json = null, gate, paper, quick } = values;
    const [base = null, head = null] = others;
    return { base, head, markdown, html, json, gate, paper, quick };
  },
  async run({ paper, quick, ...options }, edge) {
    if (paper === undefined)
      return diffCommand(options, {
        ...edge,
        findStale: async (set) => (await import("./edition/findStale.ts")).findStale(set, edge),
      });
    const { edgeOfPaper } = await import("./edition/diffOwn.ts");
    return diffCommand(options, await edgeOfPaper(paper, quick, edge));
  },
};
