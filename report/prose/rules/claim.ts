import type { StateInline } from "markdown-it";

/** with the punctuation behind it, which stands before the mark */
const condition = /\]\{claim:([^{}]*)\}([.,;:!?]*)/y;

/** Inline rule: `[sentence]{claim: condition}`. Tokens `claim_open` (content: condition, info: sentence), `claim_end` before what must not be parted from the mark, `claim_close`. */
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
    pushEnd(state, match[2]!);
    state.push("claim_close", "span", -1);
  }
  state.pos = end + match[0].length;
  return true;
}

/** The last word or value of the sentence, with the punctuation behind it. */
function pushEnd(state: StateInline, punctuation: string): void {
  const last = state.tokens.at(-1)!;
  const word = last.type === "text" ? /\S*$/.exec(last.content)![0] : "";
  if (last.type === "text") last.content = last.content.slice(0, last.content.length - word.length);
  const value = last.type === "value" ? [state.tokens.pop()!] : [];
  state.push("claim_end", "span", 0);
  state.tokens.push(...value);
  state.push("text", "", 0).content = `${word}${punctuation}`;
}
