import { parseArgs } from "node:util";
import { UserError } from "../../data/error.ts";
import type { OpenCorpus } from "../../data/openCorpus.ts";
import { analyses } from "../index.ts";
import { planJobs, type PlanOptions } from "./plan.ts";

export interface PlanEdge extends PlanOptions {
  corpora(): Promise<OpenCorpus[]>;
  line(text: string): void;
}

/** Runs `plan`: a job a line, or with `--json` one line of `{"jobs": [...]}`. */
export async function planCommand(argv: readonly string[], edge: PlanEdge): Promise<void> {
  const isJson = readJson(argv);
  const corpora = (await edge.corpora()).map(({ corpus }) => corpus);
  const jobs = await planJobs(Object.values(analyses), corpora, edge);
  if (isJson) return edge.line(JSON.stringify({ jobs }));
  for (const { name, command, cost } of jobs)
    edge.line(`${name.padEnd(34)} ${`${cost.minutes ?? "?"} min`.padStart(8)}  ${command}`);
}

function readJson(argv: readonly string[]): boolean {
  try {
    const options = { json: { type: "boolean", default: false } } as const;
    return parseArgs({ args: [...argv], options }).values.json;
  } catch (cause) {
    throw new UserError(cause instanceof Error ? cause.message : "unreadable arguments", { cause });
  }
}
