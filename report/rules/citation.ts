import type { StateInline } from "markdown-it";
import { markLine } from "./line.ts";

const pattern = /\[@([^\][]*)\]/y;

/** Inline rule: `[@key]` or `[@key; @key]`. Token `citation`, content: the keys, joined by blanks. */
export function citation(state: StateInline, silent: boolean): boolean {
  pattern.lastIndex = state.pos;
  const match = pattern.exec(state.src);
  if (!match) return false;
  if (!silent) {
    const token = state.push("citation", "", 0);
    token.content = match[1]!
      .split(/\s*;\s*@/)
      .join(" ")
      .trim();
    markLine(token, state);
  }
  state.pos += match[0].length;
  return true;
}
