import { inlineRule } from "./inlineRule.ts";

const beginning = /\{\{|\}\}|\{claim:|\{@/y;

/**
 * Inline rule after all others: what begins or ends a value, a claim or a cross-reference and is none. Token
 * `unfinished`, content: the rest of its line. Code and escaped braces are text.
 */
export const unfinished = inlineRule("unfinished", beginning, (token, _, { src, pos }) => {
  token.content = src.slice(pos).split("\n", 1).join();
});
