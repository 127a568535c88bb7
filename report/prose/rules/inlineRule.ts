import type { StateInline, Token } from "markdown-it";

/** A rule for what matches the sticky `pattern` at the cursor: a token of this type, filled from the match. */
export function inlineRule(
  type: string,
  pattern: RegExp,
  fill: (token: Token, match: RegExpExecArray) => void,
): (state: StateInline, silent: boolean) => boolean {
  return (state, silent) => {
    pattern.lastIndex = state.pos;
    const match = pattern.exec(state.src);
    if (!match) return false;
    if (!silent) fill(state.push(type, "", 0), match);
    state.pos += match[0].length;
    return true;
  };
}
