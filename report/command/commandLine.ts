import { UserError } from "../../data/error.ts";
import { Mistakes } from "../../data/mistakes.ts";
import { inRun } from "../../data/runs/run.ts";
import { asUserError } from "../../data/systemError.ts";
import { unknownName } from "../language/nearest.ts";
import { openTerminal, type TerminalOptions } from "./line/terminal.ts";
import type { Command, Edge } from "./line/command.ts";

/** Loaded when asked for: a comparison needs no networks, a build no browser. */
const commands: Record<string, () => Promise<Command<unknown>>> = {
  build: async () => (await import("./build.ts")).build,
  reproduce: async () => (await import("./reproduce.ts")).reproduce,
  fetch: async () => (await import("./fetch.ts")).fetch,
  preview: async () => (await import("./preview.ts")).preview,
  pdf: async () => (await import("./pdf.ts")).pdf,
  diff: async () => (await import("./diff.ts")).diff,
  compute: async () => (await import("./compute.ts")).compute,
  plan: async () => (await import("./plan.ts")).plan,
  release: async () => (await import("./release.ts")).release,
  new: async () => (await import("./new.ts")).newPaper,
  lock: async () => (await import("./lock.ts")).lock,
  "engine:tensorflow": async () => (await import("./engineTensorflow.ts")).engineTensorflow,
};

export const commandNames = Object.keys(commands);

/** The command of this name; throws UserError where there is none. */
export function loadCommand(name: string): Promise<Command<unknown>> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) throw new UserError(unknownName("command", name, commandNames));
  return load();
}

/** Of one error: what does not fit on a screen is not read. */
const mostLines = 20;

/** Everything outside, but for what depends on the arguments. */
export interface Outside extends Omit<Edge, "line" | "warn" | "progress"> {
  err: TerminalOptions["err"];
}

/** Runs `[NAME] ...arguments`, without a name `build`; returns the exit code. A UserError is told in a line for each mistake. */
export async function runCommandLine(argv: readonly string[], outside: Outside): Promise<number> {
  const isNamed = argv[0] !== undefined && !argv[0].startsWith("-");
  const [name = "build", ...rest] = isNamed ? argv : ["build", ...argv];
  const told = has(rest, "--json") ? outside.err : outside.out;
  const terminal = openTerminal({ ...outside, told, quiet: has(rest, "--quiet") });
  try {
    const command = await loadCommand(name);
    if (has(rest, "--help")) {
      outside.out.write(`${command.usage}\n`);
      return 0;
    }
    const options = await command.parse(rest);
    const run = () => command.run(options, { ...outside, ...terminal });
    return (await (command.fillsCache ? inRun(outside.root, outside.date(), run) : run())) ?? 0;
  } catch (thrown) {
    const error = asUserError(thrown, outside.root);
    if (!(error instanceof UserError)) throw error;
    const lines = error instanceof Mistakes ? error.lines : [error.message];
    for (const line of lines.slice(0, mostLines)) terminal.warn(`error: ${line}`);
    const more = lines.length - mostLines;
    if (more > 0) terminal.warn(`error: and ${more} more`);
    return 1;
  }
}

function has(argv: readonly string[], option: string): boolean {
  const end = argv.indexOf("--");
  return (end < 0 ? argv : argv.slice(0, end)).includes(option);
}
