import type { StateBlock } from "markdown-it";
import { inlineRule } from "./inlineRule.ts";
import { pushProblem } from "./problem.ts";

const inlinePattern = /\$(?!\s)((?:\\[^`]|[^\\$`])*(?:\\[^`]|[^\\$`\s]))\$(?!\d)/y;
const opening = /^\$\$\s*(\w*)$/;

/**
 * Inline rule: `$TeX$`, without blanks inside the signs, no digit after, and no code in it. Token `math`, content: the
 * TeX.
 */
export const math = inlineRule("math", inlinePattern, (token, match) => {
  token.content = match[1]!;
});

/** Block rule: lines between `$$ name` and `$$`. Token `equation`, content: the TeX, info: the name, or empty; `unfinished` without its end. */
export function equation(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const match = opening.exec(lineAt(state, start));
  if (!match) return false;
  if (silent) return true;
  let close = start + 1;
  while (close < end && lineAt(state, close) !== "$$") close++;
  if (close === end) pushProblem(state, start, `equation without end: ${match[1]}`.trimEnd());
  const token = state.push("equation", "", 0);
  const lines = Array.from({ length: close - start - 1 }, (_, i) => lineAt(state, start + 1 + i));
  token.content = lines.join("\n");
  token.info = match[1]!;
  token.map = [start, close + 1];
  state.line = Math.min(close + 1, end);
  return true;
}

function lineAt(state: StateBlock, line: number): string {
  return state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]).trimEnd();
}
