import type { StateCore, StateInline, Token } from "markdown-it";

/** Notes on an inline token its line within the paragraph; `inlineLines` makes it the line in the file. */
export function markLine(token: Token, state: StateInline): void {
  const line = state.src.slice(0, state.pos).split("\n").length - 1;
  token.map = [line, line + 1];
}

/** Core rule after `inline`: lines within paragraphs become lines in the file, counted from 0. */
export function inlineLines(state: StateCore): void {
  let start = 0;
  for (const { type, map, children } of state.tokens) {
    start = map?.[0] ?? start;
    if (type !== "inline") continue;
    for (const child of children ?? [])
      if (child.map) child.map = [child.map[0] + start, child.map[1] + start];
  }
}
