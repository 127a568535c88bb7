import { parseArgs } from "node:util";
import { UserError } from "../../../data/error.ts";
import { own } from "../../../data/own.ts";
import { unknownName } from "../../language/nearest.ts";

/** Options by name: with a text, with one or more texts, or without. */
export type Flags = Readonly<Record<string, "text" | "texts" | "flag">>;

/** What was given for them; texts that were not are undefined or no texts. */
export type Values<F extends Flags> = {
  [Name in keyof F]: F[Name] extends "flag"
    ? boolean
    : F[Name] extends "texts"
      ? string[]
      : string | undefined;
};

/** How a command reads its arguments. */
export interface Reading<F extends Flags> {
  flags: F;
  /** how many arguments may stand beside the options */
  most?: number;
}

/** Options of every command. */
const common: Flags = { help: "flag", quiet: "flag" };

/** Options and the other arguments; throws UserError for what the command does not know, with the nearest that it does. */
export function readOptions<const F extends Flags>(
  argv: readonly string[],
  { flags, most = 0 }: Reading<F>,
): { values: Values<F>; others: string[] } {
  const known: Flags = { ...flags, ...common };
  const values: Record<string, boolean | string | string[] | undefined> = Object.fromEntries(
    Object.entries(flags).map(([name, kind]) => [name, nothingOf(kind)]),
  );
  const others: string[] = [];
  for (const token of tokensOf(argv, known)) {
    if (token.kind === "positional") others.push(token.value);
    if (token.kind !== "option") continue;
    const kind = own(known, token.name);
    if (kind === undefined) throw new UserError(unknownOption(token.rawName, known));
    const value =
      kind === "flag"
        ? readFlag(token)
        : addText(values[token.name], readText(token), token.rawName);
    if (Object.hasOwn(flags, token.name)) values[token.name] = value;
  }
  if (others.length > most) throw new UserError(`unexpected argument: ${others[most]}`);
  return { values: values as Values<F>, others };
}

function tokensOf(argv: readonly string[], known: Flags) {
  const kinds = Object.entries(known).map(([name, kind]) => {
    const type = kind === "flag" ? ("boolean" as const) : ("string" as const);
    return [name, { type }] as const;
  });
  const options = Object.fromEntries(kinds);
  return parseArgs({ args: [...argv], options, strict: false, tokens: true }).tokens;
}

interface OptionToken {
  rawName: string;
  value: string | undefined;
  inlineValue: boolean | undefined;
}

function readFlag({ rawName, value }: OptionToken): boolean {
  if (value !== undefined) throw new UserError(`${rawName} takes no value, received ${value}`);
  return true;
}

/** What begins with a dash is more likely the next option. */
function readText({ rawName, value, inlineValue }: OptionToken): string {
  if (value === undefined || value === "") throw new UserError(`${rawName}: a value is missing`);
  if (value.startsWith("-") && !inlineValue)
    throw new UserError(`${rawName}: a value is missing before ${value} (or ${rawName}=${value})`);
  return value;
}

function addText(before: unknown, text: string, rawName: string): string | string[] {
  if (Array.isArray(before)) return [...(before as string[]), text];
  if (before !== undefined)
    throw new UserError(`${rawName} is given twice: ${String(before)}, ${text}`);
  return text;
}

function nothingOf(kind: Flags[string]): false | [] | undefined {
  if (kind === "flag") return false;
  return kind === "texts" ? [] : undefined;
}

function unknownOption(rawName: string, known: Flags): string {
  const names = Object.keys(known).map((name) => `--${name}`);
  return `${unknownName("option", rawName, names)}; --help lists them all`;
}
