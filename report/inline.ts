import type { MarkdownIt, Token } from "markdown-it";
import { type Bibliography, citationTitle } from "./bibliography.ts";
import { checkClaim } from "./claims.ts";
import type { Contents } from "./contents.ts";
import { parseExpression } from "./expression.ts";
import { formatValue } from "./formats.ts";
import { escapeHtml } from "./html.ts";
import { unknownName } from "./nearest.ts";
import { at, failAt, type Place } from "./place.ts";
import { fullPath, missingReason, type Scope } from "./references.ts";

/** What the prose of one page may refer to. */
export interface Page {
  file: string;
  scope: Scope;
  contents: Contents;
  bibliography: Bibliography;
}

/** Makes `markdown` render the report's tokens for this page. */
export function useInline(markdown: MarkdownIt, page: Page): void {
  const { rules } = markdown.renderer;
  const rule = (render: (token: Token, page: Page) => string) => (tokens: Token[], index: number) =>
    render(tokens[index]!, page);
  rules["value"] = rule(renderValue);
  rules["citation"] = rule(renderCitation);
  rules["crossReference"] = rule(renderCrossReference);
  rules["claim_open"] = rule(renderClaim);
  rules["claim_close"] = () => "</span>";
  rules["heading_open"] = rule(renderHeading);
}

/** The text of inline tokens without markup, for alternative text and titles. */
export function plainText(tokens: readonly Token[], page: Page): string {
  const texts = tokens.map((token) => {
    if (token.type === "value") return valueText(token, page).text;
    if (token.type === "softbreak") return " ";
    return token.type === "text" || token.type === "code_inline" ? token.content : "";
  });
  return texts.join("");
}

function renderValue(token: Token, page: Page): string {
  const { text, reason } = valueText(token, page);
  const title = escapeHtml(reason ? `not computed: ${reason}` : writtenOut(token, page));
  if (reason) return `<span class="missing" title="${title}">${text}</span>`;
  return `<data value="${escapeHtml(text)}" title="${title}">${escapeHtml(text)}</data>`;
}

function valueText(token: Token, page: Page): { text: string; reason?: string } {
  return at(placeOf(token, page), () => {
    const expression = parseExpression(token.content);
    const reason = missingReason(page.scope, expression.paths);
    if (reason !== undefined) return { text: "–", reason };
    return { text: formatValue(expression.evaluate(page.scope), token.info) };
  });
}

function renderClaim(token: Token, page: Page): string {
  const verdict = at(placeOf(token, page), () =>
    checkClaim(token.info, parseExpression(token.content), page.scope),
  );
  const [kind, title] = verdict.checked
    ? ["claim", `checked: ${writtenOut(token, page)}`]
    : ["claim unchecked", `not checked: ${verdict.reason}`];
  return `<span class="${kind}" title="${escapeHtml(title)}">`;
}

function renderCitation(token: Token, page: Page): string {
  const links = token.content.split(" ").map((key) => {
    const title = at(placeOf(token, page), () => citationTitle(page.bibliography, key));
    const number = page.contents.citations.indexOf(key) + 1;
    return `<a href="#reference-${key}" title="${escapeHtml(title)}">${number}</a>`;
  });
  return `<span class="citation">[${links.join(", ")}]</span>`;
}

function renderCrossReference(token: Token, page: Page): string {
  const [kind = "", name = ""] = token.content.split(":");
  const { figures, tables, sections } = page.contents;
  const place = placeOf(token, page);
  if (kind === "figure") return numbered(figures, "Figure", name, place);
  if (kind === "table") return numbered(tables, "Table", name, place);
  if (kind !== "section")
    failAt(place, unknownName("reference", kind, ["figure", "section", "table"]));
  const section = [...sections.values()].find(({ slug }) => slug === name);
  const slugs = [...sections.values()].map(({ slug }) => slug);
  if (!section) return failAt(place, unknownName("section", name, slugs));
  return `<a href="#${section.slug}">Section ${section.number}</a>`;
}

function numbered(names: readonly string[], kind: string, name: string, place: Place): string {
  const index = names.indexOf(name);
  if (index < 0) failAt(place, unknownName(kind.toLowerCase(), name, names));
  return `<a href="#${kind.toLowerCase()}-${name}">${kind} ${index + 1}</a>`;
}

function renderHeading(token: Token, page: Page): string {
  const section = page.contents.sections.get(token);
  const { number = "", slug = "" } = section ?? {};
  return `<${token.tag} id="${slug}"><span class="number">${number}</span> `;
}

/** The token's formula with the references in full. */
function writtenOut({ content }: Token, { scope }: Page): string {
  return content.replace(/"[^"]*"|[A-Za-z_][\w.]*/g, (name) => fullPath(scope, name));
}

function placeOf(token: Token, page: Page): Place {
  return { file: page.file, line: (token.map?.[0] ?? 0) + 1 };
}
