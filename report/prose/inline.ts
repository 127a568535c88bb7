import type { MarkdownIt, Token } from "markdown-it";
import { type Bibliography, findWork } from "./bibliography.ts";
import { checkClaim, type Verdict } from "../language/claims.ts";
import type { Contents } from "./contents.ts";
import { parseExpression } from "../language/expression.ts";
import { formatValue } from "../language/formats.ts";
import { formatHtml, type Html, html, joined, raw } from "../language/html.ts";
import { type Mark, renderEvidence, renderUnchecked } from "./evidence.ts";
import { renderCard, useFootnotes } from "./footnotes.ts";
import { renderEquation, renderTex } from "./mathematics.ts";
import { at, type Place } from "../language/place.ts";
import { fullPath, missingReason, type Scope } from "../language/references.ts";
import { findTarget, numberOf, type Referable } from "./targets.ts";

/** What the prose of one page may refer to. */
export interface Page {
  file: string;
  scope: Scope;
  contents: Contents;
  /** of its edition, this one included, that may be referred to */
  pages: readonly Referable[];
  bibliography: Bibliography;
}

/** Makes `markdown` render the report's tokens for this page. */
export function useInline(markdown: MarkdownIt, page: Page): void {
  const { rules } = markdown.renderer;
  const rule = (render: (token: Token, page: Page) => Html) => (tokens: Token[], index: number) =>
    formatHtml(render(tokens[index]!, page));
  rules["value"] = rule(renderValue);
  rules["citation"] = rule(renderCitation);
  rules["crossReference"] = rule(renderCrossReference);
  const marked = checkMarks(page);
  rules["claim_open"] = (tokens, index) => formatHtml(marked.open(tokens[index]!));
  rules["claim_end"] = () => '<span class="unbroken">';
  rules["claim_close"] = () => formatHtml(marked.close());
  rules["heading_open"] = rule(renderHeading);
  rules["math"] = rule(renderMath);
  rules["equation"] = rule(renderNumberedEquation);
  rules["image"] = (tokens, index, options) => {
    tokens[index]!.attrSet("alt", plainText(tokens[index]!.children ?? [], page));
    return markdown.renderer.renderToken(tokens, index, options);
  };
  useFootnotes(markdown, page.contents);
}

/** What plain text is made from: values and claims, but nothing to refer to. */
type Facts = Pick<Page, "file" | "scope">;

/** The text of inline tokens without markup, for alternative text and titles; its claims are checked. */
export function plainText(tokens: readonly Token[], facts: Facts): string {
  return tokens.map((token) => plainToken(token, facts)).join("");
}

function plainToken(token: Token, facts: Facts): string {
  const { type, content, children } = token;
  if (type === "value") return valueText(token, facts).text;
  if (type === "claim_open") checkedClaim(token, facts);
  if (type === "image") return plainText(children ?? [], facts);
  if (type === "softbreak" || type === "hardbreak") return " ";
  return ["text", "code_inline", "math"].includes(type) ? content : "";
}

function renderValue(token: Token, page: Page): Html {
  const { text, reason } = valueText(token, page);
  const title = reason ? `not computed: ${reason}` : writtenOut(token, page);
  if (isWord(token)) return html`${text}`;
  if (reason) return html`<span class="missing" title="${title}">${text}</span>`;
  return html`<data value="${text}" title="${title}">${text}</data>`;
}

/** What its author calls things is text like any other, no number that was read. */
function isWord({ content }: Token): boolean {
  return /^words\.\w+\.\w+$/.test(content);
}

function valueText(token: Token, page: Facts): { text: string; reason?: string } {
  return at(placeOf(token, page), () => {
    const expression = parseExpression(token.content);
    const reason = missingReason(page.scope, expression.paths);
    if (reason !== undefined) return { text: "–", reason };
    return { text: formatValue(expression.evaluate(page.scope), token.info) };
  });
}

/** Sentences with a condition: what they rest on opens at their ends. */
function checkMarks(page: Page) {
  const { scope, pages } = page;
  const opened: Mark[] = [];
  let count = 0;
  return {
    open(token: Token): Html {
      const verdict = checkedClaim(token, page);
      const id = `check-${++count}`;
      if (!verdict.checked) opened.push(renderUnchecked(id, verdict.reason));
      else {
        const expression = parseExpression(token.content);
        const condition = writtenOut(token, page);
        opened.push(renderEvidence(id, { condition, expression, scope, pages }));
      }
      return verdict.checked ? html`<span class="claim">` : html`<span class="claim unchecked">`;
    },
    close(): Html {
      const { button, evidence } = opened.pop()!;
      return html`${button}</span>${evidence}</span>`;
    },
  };
}

function checkedClaim(token: Token, page: Facts): Verdict {
  return at(placeOf(token, page), () =>
    checkClaim(token.info, parseExpression(token.content), page.scope),
  );
}

function renderCitation(token: Token, page: Page): Html {
  const links = token.content.split(" ").map((key) => {
    const work = at(placeOf(token, page), () => findWork(page.bibliography, key));
    const number = page.contents.citations.indexOf(key) + 1;
    return html`<span class="noted"><a href="#reference-${key}">${number}</a>${renderCard(work)}</span>`;
  });
  return html`<span class="citation">[${joined(links, ", ")}]</span>`;
}

function renderCrossReference(token: Token, page: Page): Html {
  const [kind = "", name = ""] = token.content.split(":");
  const { url, text } = at(placeOf(token, page), () =>
    findTarget(kind, name, page.contents, page.pages),
  );
  return html`<a href="${url}">${text}</a>`;
}

/** The number, or else a sign, is the heading's permanent link. */
function renderHeading(token: Token, page: Page): Html {
  const { number, slug, title } = page.contents.sections.get(token)!;
  const label = number === "" && html` aria-label="Link to this section: ${title}"`;
  const start = html`<${raw(token.tag)} id="${slug}">`;
  return html`${start}<a class="number" href="#${slug}"${label}>${number || "¶"}</a> `;
}

function renderMath(token: Token, page: Page): Html {
  return at(placeOf(token, page), () => renderTex(token.content, false));
}

function renderNumberedEquation(token: Token, page: Page): Html {
  const label = numberOf("equation", token.info, page.contents)?.replace("Equation ", "") ?? "";
  return at(placeOf(token, page), () => renderEquation(token.content, token.info, label));
}

/** The token's formula with the references in full. */
function writtenOut({ content }: Token, { scope }: Page): string {
  return content.replace(/"[^"]*"|[A-Za-z_][\w.]*/g, (name) => fullPath(scope, name));
}

function placeOf(token: Token, page: Pick<Page, "file">): Place {
  return { file: page.file, line: (token.map?.[0] ?? 0) + 1 };
}
