import { inlineRule } from "./inlineRule.ts";

const pattern = /\{\{([^{}]*)\}\}/y;

/** Inline rule: `{{expression | format}}`. Token `value`, content: expression, info: format. */
export const value = inlineRule("value", pattern, (token, match) => {
  const [expression = "", ...format] = match[1]!.split("|");
  token.content = expression.trim();
  token.info = format.join("|").trim();
});
