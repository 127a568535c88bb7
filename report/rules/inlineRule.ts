import type { StateInline, Token } from "markdown-it";
import { markLine } from "./line.ts";

/** A rule for what matches the sticky `pattern` at the cursor: a token of this type, filled from the match, with its line. */
export function inlineRule(
  type: string,
  pattern: RegExp,
  fill: (token: Token, match: RegExpExecArray, state: StateInline) => void,
): (state: StateInline, silent: boolean) => boolean {
  return (state, silent) => {
    pattern.lastIndex = state.pos;
    const match = pattern.exec(state.src);
    if (!match) return false;
    if (!silent) {
      const token = state.push(type, "", 0);
      fill(token, match, state);
      markLine(token, state);
    }
    state.pos += match[0].length;
    return true;
  };
}
