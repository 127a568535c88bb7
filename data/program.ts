import { execFile, type ExecFileOptions } from "node:child_process";
import { promisify } from "node:util";
import { unprintable } from "./inside.ts";

export interface Ended {
  /** null when the program could not be started, or was ended */
  code: number | null;
  /** what it wrote, to both streams */
  out: string;
}

/** Runs a program to its end, whatever that is. */
export async function runProgram(
  command: string,
  args: readonly string[],
  options: Pick<ExecFileOptions, "cwd" | "signal" | "timeout"> = {},
): Promise<Ended> {
  try {
    const given = { ...options, maxBuffer: 2 ** 26 };
    const { stdout, stderr } = await promisify(execFile)(command, args, given);
    return { code: 0, out: `${stdout}${stderr}` };
  } catch (error) {
    const { code, stdout = "", stderr = "" } = error as Partial<Record<string, unknown>>;
    return { code: typeof code === "number" ? code : null, out: `${stdout}${stderr}` };
  }
}

/** A line of another program, fit to be shown: without control characters, short. */
export function shownLine(line: string): string {
  return line.replaceAll(new RegExp(unprintable, "gu"), " ").slice(0, 160);
}
