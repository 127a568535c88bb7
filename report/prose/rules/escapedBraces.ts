import { inlineRule } from "./inlineRule.ts";

const pattern = /\\(\{\{(?:[^{}]*\}\})?)/y;

/** Inline rule: `\{{what looks like a value}}` is text. */
export const escapedBraces = inlineRule("text", pattern, (token, match) => {
  token.content = match[1]!;
});
