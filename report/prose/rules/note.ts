import type { StateBlock, Token } from "markdown-it";
import { pushProblem } from "./problem.ts";

/** What markdown-it-footnote knows of a text's footnotes, and where they are defined. */
export interface Notes {
  /** number by label, after a colon; -1 for one not referred to */
  refs?: Readonly<Record<string, number>>;
  /** by number, those within the text with their tokens */
  list?: readonly { label?: string; tokens?: Token[] }[];
  /** line by label, counted from 0 */
  defined: Map<string, number>;
}

const definition = /^\[\^([^\]\s]+)\]:(.*)$/;

/** The footnotes of a text that is or was parsed with this environment. */
export function notesOf(env: Record<string, unknown>): Notes {
  const { footnotes, defined } = env as { footnotes?: Notes; defined?: Notes["defined"] };
  env["defined"] = defined ?? new Map<string, number>();
  return { ...footnotes, defined: env["defined"] as Notes["defined"] };
}

/** Block rule before that for `[^label]: note`: takes note of the line, and refuses what would be lost without a word. */
export function noteDefinition(
  state: StateBlock,
  start: number,
  _end: number,
  silent: boolean,
): boolean {
  const from = state.bMarks[start]! + state.tShift[start]!;
  const [, label, text] = definition.exec(state.src.slice(from, state.eMarks[start])) ?? [];
  if (label === undefined || silent) return false;
  const { defined } = notesOf(state.env);
  const problem = problemOf(text!, defined.has(label), state.parentType === "footnote");
  defined.set(label, start);
  if (problem === "") return false;
  pushProblem(state, start, `${problem}: ${label}`);
  state.line = start + 1;
  return true;
}

function problemOf(text: string, isTaken: boolean, isInside: boolean): string {
  if (isTaken) return "footnote appears twice";
  if (isInside) return "footnote within a footnote";
  return text.trim() === "" ? "footnote without text on its first line" : "";
}
