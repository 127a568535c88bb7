import { parseArgs } from "node:util";
import { UserError } from "../../data/error.ts";
import type { OpenCorpus } from "../../data/openCorpus.ts";
import { analyses } from "../index.ts";
import { planJobs, type PlanOptions } from "./plan.ts";

export const planUsage = `npm run plan            the computations of the paper as jobs, one a line, with what each costs
npm run plan -- --json  the same for machines, with what each needs`;

export interface PlanEdge extends PlanOptions {
  corpora(): Promise<OpenCorpus[]>;
  line(text: string): void;
}

/** Runs `plan`: a job a line, or with `--json` one line of `{"jobs": [...]}`. */
export async function planCommand(argv: readonly string[], edge: PlanEdge): Promise<void> {
  const { json, help } = readOptions(argv);
  if (help) return edge.line(planUsage);
  const corpora = (await edge.corpora()).map(({ corpus }) => corpus);
  const jobs = await planJobs(Object.values(analyses), corpora, edge);
  if (json) return edge.line(JSON.stringify({ jobs }));
  for (const { name, command, cost } of jobs)
    edge.line(`${name.padEnd(34)} ${`${cost.minutes ?? "?"} min`.padStart(8)}  ${command}`);
}

function readOptions(argv: readonly string[]): { json: boolean; help: boolean } {
  const flag = { type: "boolean", default: false } as const;
  try {
    return parseArgs({ args: [...argv], options: { json: flag, help: flag } }).values;
  } catch (cause) {
    throw new UserError(cause instanceof Error ? cause.message : "unreadable arguments", { cause });
  }
}
