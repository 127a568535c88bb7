import { inlineRule } from "./inlineRule.ts";

const pattern = /\[@([^\][]*)\]/y;

/** Inline rule: `[@key]` or `[@key; @key]`. Token `citation`, content: the keys, joined by blanks. */
export const citation = inlineRule("citation", pattern, (token, match) => {
  token.content = match[1]!
    .split(/\s*;\s*@/)
    .join(" ")
    .trim();
});
