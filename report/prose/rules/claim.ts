import type { StateInline } from "markdown-it";

const condition = /\]\{claim:([^{}]*)\}/y;

/** Inline rule: `[sentence]{claim: condition}`. Tokens `claim_open` (content: condition, info: sentence), `claim_close`. */
export function claim(state: StateInline, silent: boolean): boolean {
  const { pos, posMax, src } = state;
  if (src[pos] !== "[") return false;
  const end = state.md.helpers.parseLinkLabel(state, pos, false);
  state.pos = pos;
  condition.lastIndex = end;
  const match = end < 0 ? null : condition.exec(src);
  if (!match) return false;
  if (!silent) {
    const open = state.push("claim_open", "span", 1);
    open.content = match[1]!.trim();
    open.info = src.slice(pos + 1, end).replaceAll("\n", " ");
    state.pos = pos + 1;
    state.posMax = end;
    state.md.inline.tokenize(state);
    state.posMax = posMax;
    state.push("claim_close", "span", -1);
  }
  state.pos = end + match[0].length;
  return true;
}
