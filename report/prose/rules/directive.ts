import type { StateBlock } from "markdown-it";
import { pushProblem } from "./problem.ts";

const opening = /^(:{3,})\s*(\w*)\s*(.*)$/;
const fenceMark = /^(`{3,}(?!.*`)|~{3,})/;
const attribute = /^([a-z]+):\s+(.*)$/;

/**
 * Block rule: from `::: kind argument` to the next line of as many colons. Tokens `directive_open` (content: kind,
 * info: argument), for each leading `name: text` line `attribute_open` (info: name), inline and `attribute_close`, the
 * blocks of the rest, `directive_close`. Attributes may go on over several lines and end with an empty one. Token
 * `unfinished` for one without its end, and for colons that neither begin nor end one.
 */
export function directive(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const match = opening.exec(lineAt(state, start));
  if (!match || state.sCount[start]! - state.blkIndent >= 4) return false;
  if (silent) return true;
  if (match[2] === "") return pushStray(state, start, match[0]);
  const close = findEnd(state, start + 1, end, match[1]!);
  if (close === end) pushProblem(state, start, `directive without end: ${match[2]} ${match[3]}`);
  const token = state.push("directive_open", "", 1);
  token.content = match[2]!;
  token.info = match[3]!.trim();
  token.map = [start, close];
  const body = pushAttributes(state, start + 1, close);
  tokenizeBody(state, body, close);
  state.push("directive_close", "", -1);
  state.line = Math.min(close + 1, end);
  return true;
}

function pushStray(state: StateBlock, line: number, text: string): boolean {
  pushProblem(state, line, `colons without a directive: ${text}`);
  state.line = line + 1;
  return true;
}

/** The first line with just these colons that is not code; `end` if there is none. */
function findEnd(state: StateBlock, start: number, end: number, colons: string): number {
  let fence = "";
  for (let line = start; line < end; line++) {
    const text = lineAt(state, line);
    if (fence === "" && text === colons) return line;
    if (fence === "") fence = fenceMark.exec(text)?.[1] ?? "";
    else if (text.startsWith(fence) && /^(.)\1*$/.test(text)) fence = "";
  }
  return end;
}

/** Returns the line after the attributes. */
function pushAttributes(state: StateBlock, start: number, end: number): number {
  let line = start;
  for (let match = attributeAt(line); match; match = attributeAt(line)) {
    const first = line++;
    while (line < end && !state.isEmpty(line) && !attributeAt(line)) line++;
    const rest = Array.from({ length: line - first - 1 }, (_, i) => lineAt(state, first + 1 + i));
    pushAttribute(state, match[1]!, [match[2]!, ...rest].join("\n"), [first, line]);
  }
  return line;

  function attributeAt(line: number): RegExpExecArray | null {
    return line < end ? attribute.exec(lineAt(state, line)) : null;
  }
}

function pushAttribute(state: StateBlock, name: string, text: string, map: [number, number]): void {
  state.push("attribute_open", "", 1).info = name;
  const inline = state.push("inline", "", 0);
  inline.content = text;
  inline.map = map;
  inline.children = [];
  state.push("attribute_close", "", -1);
}

function tokenizeBody(state: StateBlock, start: number, end: number): void {
  const { lineMax, parentType } = state;
  state.lineMax = end;
  state.parentType = "directive";
  state.md.block.tokenize(state, start, end);
  state.lineMax = lineMax;
  state.parentType = parentType;
}

function lineAt(state: StateBlock, line: number): string {
  return state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]).trimEnd();
}
