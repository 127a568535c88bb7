import { inlineRule } from "./inlineRule.ts";

const pattern = /\{@([^{}]*)\}/y;

/** Inline rule: `{@figure:name}`, `{@table:name}` or `{@section:slug}`. Token `crossReference`, content: what it names. */
export const crossReference = inlineRule("crossReference", pattern, (token, match) => {
  token.content = match[1]!.trim();
});
