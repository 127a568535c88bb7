import type { StateBlock } from "markdown-it";

/** Pushes a block token `unfinished`: what is wrong on this line. */
export function pushProblem(state: StateBlock, line: number, problem: string): void {
  const token = state.push("unfinished", "", 0);
  token.content = problem;
  token.map = [line, line + 1];
}
