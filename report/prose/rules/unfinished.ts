import type { StateInline } from "markdown-it";
import { unknownName } from "../../language/nearest.ts";
import { notesOf } from "./note.ts";

const hints: Readonly<Record<string, string>> = {
  "{{": "a brace too few or too many?",
  "}}": "a brace too few or too many?",
  "{claim:": "a brace too few or too many?",
  "{@": "a brace too few or too many?",
  "[@": "a bracket too few?",
  "[^": "a footnote's name has no blanks and ends with a bracket",
  "^[": "a bracket too few?",
  "](": "no link: its address has no blanks, and is http, https, mailto or a file of the site",
  "][": "no link: no line [name]: address",
  $$: "the signs of an equation stand on lines of their own",
};

const beginning = /\{\{|\}\}|\{claim:|\{@|\[@|\[\^|\^\[|\]\(|\]\[|\$\$/y;
/** characters of a line */
const shown = 60;

const noteName = /\[\^([^\]\s]+)\]/y;

/**
 * Inline rule after all others: what begins or ends something of the report's language and is none. Token `unfinished`,
 * content: what is wrong. Code and what stands behind a backslash is text.
 */
export function unfinished(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  beginning.lastIndex = pos;
  const [found] = beginning.exec(src) ?? [];
  if (found === undefined || silent) return false;
  state.push("unfinished", "", 0).content = problemAt(state, found);
  state.pos += found.length;
  return true;
}

function problemAt({ src, pos, env }: StateInline, found: string): string {
  noteName.lastIndex = pos;
  const name = noteName.exec(src)?.[1];
  if (name !== undefined) return unknownName("footnote", name, [...notesOf(env).defined.keys()]);
  return `not understood: ${src
    .slice(pos, pos + shown)
    .split("\n", 1)
    .join()} (${hints[found]})`;
}
