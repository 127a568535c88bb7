import type { StateInline } from "markdown-it";
import { markLine } from "./line.ts";

const pattern = /\{@([^{}]*)\}/y;

/** Inline rule: `{@figure:name}`, `{@table:name}` or `{@section:slug}`. Token `crossReference`, content: what it names. */
export function crossReference(state: StateInline, silent: boolean): boolean {
  pattern.lastIndex = state.pos;
  const match = pattern.exec(state.src);
  if (!match) return false;
  if (!silent) {
    const token = state.push("crossReference", "", 0);
    token.content = match[1]!.trim();
    markLine(token, state);
  }
  state.pos += match[0].length;
  return true;
}
