import { analyses } from "../../analyses/index.ts";
import { type Job, planJobs } from "../../analyses/pipeline/plan.ts";
import { everything } from "./arguments.ts";
import type { Command } from "./command.ts";
import { openComputing } from "./computing.ts";
import { openCorpora } from "./corpora.ts";
import { readOptions } from "./readOptions.ts";

export const plan: Command<{ json: boolean }> = {
  name: "plan",
  usage: `npm run plan             the computations of the paper as jobs for several machines, one a line, with what each costs

  --json          the same for machines, with what each needs, in one line

Example: npm run --silent plan -- --json`,
  parse: (argv) => readOptions(argv, { flags: { json: "flag" } }).values,
  async run({ json }, edge) {
    const corpora = (await openCorpora(everything, edge)).map(({ corpus }) => corpus);
    const jobs = await planJobs(Object.values(analyses), corpora, openComputing(everything, edge));
    for (const line of json ? [JSON.stringify({ jobs })] : jobs.map(formatJob)) edge.line(line);
  },
};

function formatJob({ name, command, cost }: Job): string {
  return `${name.padEnd(34)} ${`${cost.minutes ?? "?"} min`.padStart(8)}  ${command}`;
}
