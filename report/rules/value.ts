import type { StateInline } from "markdown-it";
import { markLine } from "./line.ts";

const pattern = /\{\{([^{}]*)\}\}/y;

/** Inline rule: `{{expression | format}}`. Token `value`, content: expression, info: format. */
export function value(state: StateInline, silent: boolean): boolean {
  pattern.lastIndex = state.pos;
  const match = pattern.exec(state.src);
  if (!match) return false;
  if (!silent) {
    const [expression = "", format = ""] = match[1]!.split("|");
    const token = state.push("value", "", 0);
    token.content = expression.trim();
    token.info = format.trim();
    markLine(token, state);
  }
  state.pos += match[0].length;
  return true;
}
