import type { MarkdownIt } from "markdown-it";

/**
 * Refuses `^[note]` within another, which markdown-it-footnote takes for the outer one, and within a picture's text,
 * which would be lost: token `unfinished`, content: what is wrong. Both texts are parsed in a call of their own.
 */
export function refuseNestedNotes({ inline }: MarkdownIt): void {
  const parse = inline.parse.bind(inline);
  let depth = 0;
  inline.parse = (...args) => {
    depth++;
    try {
      parse(...args);
    } finally {
      depth--;
    }
  };
  inline.ruler.before("footnote_inline", "nestedNote", (state, silent) => {
    if (silent || depth < 2 || !state.src.startsWith("^[", state.pos)) return false;
    state.push("unfinished", "", 0).content = "footnote within a footnote or a picture's text";
    state.pos += 2;
    return true;
  });
}
