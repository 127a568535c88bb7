import type { MarkdownIt } from "markdown-it";
import { pushProblem } from "./problem.ts";

/** levels of quotations and lists in each other; markdown-it drops what is deeper than 100 without a word */
const deepest = 20;

/** Refuses text that is nested too deeply to be read: token `unfinished`, content: what is wrong. */
export function refuseDeepBlocks({ block }: MarkdownIt): void {
  block.ruler.before("table", "deepBlock", (state, startLine, endLine, silent) => {
    if (silent || state.level < deepest) return false;
    pushProblem(state, startLine, `quotations or lists more than ${deepest} levels deep`);
    state.line = endLine;
    return true;
  });
}
