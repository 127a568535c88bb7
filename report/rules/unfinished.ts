import type { StateInline } from "markdown-it";
import { markLine } from "./line.ts";

const beginning = /\{\{|\}\}|\{claim:|\{@/y;

/**
 * Inline rule after all others: what begins or ends a value, a claim or a cross-reference and is none. Token
 * `unfinished`, content: the rest of its line. Code and escaped braces are text.
 */
export function unfinished(state: StateInline, silent: boolean): boolean {
  beginning.lastIndex = state.pos;
  const match = beginning.exec(state.src);
  if (!match) return false;
  if (!silent) {
    const token = state.push("unfinished", "", 0);
    token.content = state.src.slice(state.pos).split("\n", 1).join();
    markLine(token, state);
  }
  state.pos += match[0].length;
  return true;
}
