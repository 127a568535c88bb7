import type { MarkdownIt, Token } from "markdown-it";
import type { Contents } from "./contents.ts";
import { formatHtml, type Html, html, raw } from "../language/html.ts";
import { noteMeta } from "./notes.ts";

/** What opens beside a reference while it is pointed at or focused, on wide screens; the same stands below the text. */
export function renderCard(content: Html): Html {
  return html`<span class="card">${content}</span>`;
}

/** Footnotes: a number that opens the note in place, and the notes below the text with a way back. */
export function useFootnotes(markdown: MarkdownIt, { footnotes }: Contents): void {
  const { renderer, options } = markdown;
  renderer.rules["footnote_ref"] = (tokens, index, _options, env) => {
    const inCard = env?.["inCard"] === true;
    const { number, isFirst } = noteOf(tokens[index]!);
    const id = isFirst && !inCard && html` id="footnote-${number}-back"`;
    const link = html`<sup><a href="#footnote-${number}"${id} role="doc-noteref">${number}</a></sup>`;
    if (inCard) return formatHtml(link); // notes may refer to each other
    const note = renderer.renderInline(footnotes.get(number - 1) ?? [], options, { inCard: true });
    return formatHtml(html`<span class="noted">${link}${renderCard(raw(note))}</span>`);
  };
  renderer.rules["footnote_block_open"] = () =>
    '<section class="footnotes" role="doc-endnotes" aria-label="Notes">\n<ol>\n';
  renderer.rules["footnote_block_close"] = () => "</ol>\n</section>\n";
  renderer.rules["footnote_open"] = (tokens, index) =>
    formatHtml(html`<li id="footnote-${noteOf(tokens[index]!).number}">`);
  renderer.rules["footnote_close"] = () => "</li>\n";
  renderer.rules["footnote_anchor"] = (tokens, index) => {
    const { number, isFirst } = noteOf(tokens[index]!);
    const label = `Back to the text, note ${number}`;
    if (!isFirst) return "";
    return formatHtml(
      html` <a href="#footnote-${number}-back" role="doc-backlink" aria-label="${label}">↩</a>`,
    );
  };
}

function noteOf(token: Token): { number: number; isFirst: boolean } {
  const { id, subId = 0 } = noteMeta(token);
  return { number: id + 1, isFirst: subId === 0 };
}
