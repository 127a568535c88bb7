import type { MarkdownIt, StateCore, StateInline, Token } from "markdown-it";
import { notesOf } from "./note.ts";

/** Gives every inline token the line where it begins, as `map`, counted from 0 as those of blocks. */
export function useLines(markdown: MarkdownIt): void {
  markdown.inline.State = class extends markdown.inline.State {
    override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
      const token = super.push(type, tag, nesting);
      const line = lineAt(this);
      token.map = [line, line + 1];
      return token;
    }
  };
  markdown.core.ruler.after("inline", "inlineLines", inlineLines);
}

const counted = new WeakMap<StateInline, { pos: number; line: number }>();

/** The line of the cursor within the text, counted on from the last call: a paragraph may be long. */
function lineAt(state: StateInline): number {
  const last = counted.get(state);
  const from = last && last.pos <= state.pos ? last : { pos: 0, line: 0 };
  const line = from.line + state.src.slice(from.pos, state.pos).split("\n").length - 1;
  counted.set(state, { pos: state.pos, line });
  return line;
}

/** Core rule after `inline`: lines within paragraphs become lines in the file. */
function inlineLines({ tokens, env }: StateCore): void {
  let start = 0;
  for (const { map, children } of tokens) {
    start = map?.[0] ?? start;
    shift(children ?? [], start, env);
  }
}

/** What stands inside a token, an image's text or a note, counts from where the token begins. */
function shift(tokens: readonly Token[], by: number, env: StateCore["env"]): void {
  for (const token of tokens) {
    if (!token.map) continue;
    const line = token.map[0] + by;
    token.map = [line, line + 1];
    shift(token.children ?? [], line, env);
    if (token.type === "footnote_ref") shift(innerTokens(token, env), line, env);
  }
}

function innerTokens({ meta }: Token, env: StateCore["env"]): readonly Token[] {
  return notesOf(env).list?.[(meta as { id: number }).id]?.tokens ?? [];
}
