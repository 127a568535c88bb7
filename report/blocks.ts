import type { MarkdownIt, Token } from "markdown-it";
import { parseExpression } from "./expression.ts";
import { unknownName } from "./nearest.ts";
import { at, failAt, type Place } from "./place.ts";
import type { Scope } from "./references.ts";

/** A run of Markdown between directives. */
interface Prose {
  kind: "prose";
  tokens: Token[];
}

/** A figure, table, margin note, text shown only on a condition, short names for references, a part made by code (`report/parts.ts`), or a box of the poster. */
export interface Directive {
  kind: (typeof kinds)[number];
  /** name of the figure, table, part or box, or the condition */
  argument: string;
  place: Place;
  /** inline tokens by attribute name */
  attributes: Map<string, Token>;
  body: Block[];
}

export type Block = Prose | Directive;

const attributeNames = ["title", "alt"];
const kinds = ["figure", "table", "note", "when", "define", "part", "box"] as const;

/** A Markdown file as prose and directives; throws UserError for an unknown directive and for what is not finished. */
export function parseBlocks(markdown: MarkdownIt, file: string, text: string): Block[] {
  const tokens = markdown.parse(text, {});
  refuseUnfinished(tokens, file);
  return readBlocks(tokens, file);
}

function refuseUnfinished(tokens: readonly Token[], file: string): void {
  const inline = tokens.flatMap(({ children }) => children ?? []);
  const found = inline.find(({ type }) => type === "unfinished");
  if (!found) return;
  failAt(
    { file, line: (found.map?.[0] ?? 0) + 1 },
    `not understood: ${found.content} (a brace too few or too many?)`,
  );
}

/** The blocks with every `when` replaced by its body, or by nothing when its condition is false, and without `define`. */
export function chooseBlocks(blocks: readonly Block[], scope: Scope): Block[] {
  return blocks.flatMap((block) => {
    if (block.kind === "define") return [];
    if (block.kind !== "when") return [block];
    const shown = at(block.place, () => parseExpression(block.argument).evaluate(scope));
    if (typeof shown !== "boolean") failAt(block.place, `not a condition: ${block.argument}`);
    return shown ? chooseBlocks(block.body, scope) : [];
  });
}

/** Takes tokens from the front of `tokens` up to the end of the directive they are in. */
function readBlocks(tokens: Token[], file: string): Block[] {
  const blocks: Block[] = [];
  for (let token = tokens.shift(); token; token = tokens.shift()) {
    if (token.type === "directive_close") break;
    const last = blocks.at(-1);
    if (token.type === "directive_open") blocks.push(readDirective(token, tokens, file));
    else if (last?.kind === "prose") last.tokens.push(token);
    else blocks.push({ kind: "prose", tokens: [token] });
  }
  return blocks;
}

function readDirective(open: Token, tokens: Token[], file: string): Directive {
  const place = { file, line: (open.map?.[0] ?? 0) + 1 };
  const kind = kinds.find((name) => name === open.content);
  if (!kind) return failAt(place, unknownName("directive", open.content, kinds));
  if (open.markup === "open") failAt(place, `directive without end: ${kind} ${open.info}`);
  const attributes = readAttributes(tokens, place);
  return { kind, argument: open.info, place, attributes, body: readBlocks(tokens, file) };
}

function readAttributes(tokens: Token[], place: Place): Map<string, Token> {
  const attributes = new Map<string, Token>();
  while (tokens[0]?.type === "attribute_open") {
    const [open, text] = tokens.splice(0, 3);
    if (!attributeNames.includes(open!.info))
      failAt(place, unknownName("attribute", open!.info, attributeNames));
    attributes.set(open!.info, text!);
  }
  return attributes;
}
