import type { MarkdownIt, Token } from "markdown-it";
import type { Contents } from "./contents.ts";
import { formatHtml, type Html, html, raw } from "./html.ts";

/** What opens beside a reference while it is pointed at or focused, on wide screens; the same stands below the text. */
export function renderCard(content: Html): Html {
  return html`<span class="card">${content}</span>`;
}

/** Footnotes: a number that opens the note in place, and the notes below the text with a way back. */
export function useFootnotes(markdown: MarkdownIt, { footnotes }: Contents): void {
  const { renderer, options } = markdown;
  const numberOf = (token: Token): number => (token.meta as { id: number }).id + 1;
  renderer.rules["footnote_ref"] = (tokens, index) => {
    const number = numberOf(tokens[index]!);
    const { subId = 0 } = tokens[index]!.meta as { subId?: number };
    const id = subId <= 0 && html` id="footnote-${number}-back"`;
    const note = raw(renderer.renderInline(footnotes.get(number - 1) ?? [], options, {}));
    return formatHtml(
      html`<span class="noted"><sup><a href="#footnote-${number}"${id} role="doc-noteref">${number}</a></sup>${renderCard(note)}</span>`,
    );
  };
  renderer.rules["footnote_block_open"] = () =>
    '<section class="footnotes" role="doc-endnotes" aria-label="Notes">\n<ol>\n';
  renderer.rules["footnote_block_close"] = () => "</ol>\n</section>\n";
  renderer.rules["footnote_open"] = (tokens, index) =>
    formatHtml(html`<li id="footnote-${numberOf(tokens[index]!)}">`);
  renderer.rules["footnote_close"] = () => "</li>\n";
  renderer.rules["footnote_anchor"] = (tokens, index) => {
    const { subId = 0 } = tokens[index]!.meta as { subId?: number };
    const number = numberOf(tokens[index]!);
    const label = `Back to the text, note ${number}`;
    if (subId > 0) return "";
    return formatHtml(
      html` <a href="#footnote-${number}-back" role="doc-backlink" aria-label="${label}">↩</a>`,
    );
  };
}
