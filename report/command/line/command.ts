import type { Terminal, TerminalOptions } from "./terminal.ts";

/** What a command may touch. */
export interface Edge extends Terminal {
  /** folder of the project */
  root: string;
  /** where progress bars are drawn */
  out: TerminalOptions["out"];
  /** milliseconds since the start */
  now(): number;
  /** milliseconds since 1970 */
  date(): number;
  write(path: string, content: string | Uint8Array): Promise<void>;
  /** runs work in a new folder below `dir`, which is removed after it */
  inScratch<T>(dir: string, work: (scratch: string) => Promise<T>): Promise<T>;
}

/** One `npm run NAME`. `--help` and `--quiet` are of all commands and read before `parse`. */
export interface Command<Options> {
  name: string;
  /** what `--help` prints: usage, options, an example */
  usage: string;
  /** it fills `.cache`: what killed runs left there is swept first */
  fillsCache?: true;
  /** what the arguments say; throws UserError */
  parse(argv: readonly string[]): Options | Promise<Options>;
  /** returns the exit code, or nothing for 0 */
  // biome-ignore lint/suspicious/noConfusingVoidType: most commands return nothing
  run(options: Options, edge: Edge): Promise<number | void>;
}
