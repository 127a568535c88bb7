import type { MarkdownIt, Token } from "markdown-it";
import { parseExpression } from "../language/expression.ts";
import { unknownName } from "../language/nearest.ts";
import { at, failAt, type Place } from "../language/place.ts";
import type { Scope } from "../language/references.ts";
import { refuseFrontMatter, refuseUnfinished } from "./unfinished.ts";

/** A run of Markdown between directives. */
interface Prose {
  kind: "prose";
  tokens: Token[];
}

/** A figure, table, margin note, text folded under its title, text shown only on a condition, short names for references, a part made by code (`report/page/parts/index.ts`), or a box of the poster. */
export interface Directive {
  kind: keyof typeof attributeNames;
  /** name of the figure, table, part or box, or the condition */
  argument: string;
  place: Place;
  /** inline tokens by attribute name */
  attributes: Map<string, Token>;
  body: Block[];
}

export type Block = Prose | Directive;

/** by kind of directive */
const attributeNames = {
  figure: ["title", "alt"],
  table: ["title"],
  note: [],
  details: ["title"],
  when: [],
  define: [],
  part: [],
  box: [],
} as const satisfies Record<string, readonly string[]>;

export const directiveKinds = Object.keys(attributeNames) as Directive["kind"][];

/** A Markdown file as prose and directives; throws UserError for an unknown directive and for what is not finished. */
export function parseBlocks(markdown: MarkdownIt, file: string, text: string): Block[] {
  const own = text.replace(/^\uFEFF/, ""); // some editors begin a file with a byte order mark
  refuseFrontMatter(own, file);
  const env = {};
  const tokens = markdown.parse(own, env);
  refuseUnfinished(tokens, env, file);
  return readBlocks(tokens, file);
}

/** The blocks with every `when` replaced by its body, or by nothing when its condition is false, and without `define`. */
export function chooseBlocks(blocks: readonly Block[], scope: Scope): Block[] {
  return blocks.flatMap((block) => {
    if (block.kind === "prose") return [block];
    if (block.kind === "define") return [];
    if (block.kind !== "when") return [{ ...block, body: chooseBlocks(block.body, scope) }];
    const shown = at(block.place, () => parseExpression(block.argument).evaluate(scope));
    if (typeof shown !== "boolean") failAt(block.place, `not a condition: ${block.argument}`);
    return shown ? chooseBlocks(block.body, scope) : [];
  });
}

/** All tokens of the blocks, those of attributes too. */
export function tokensOf(blocks: readonly Block[]): Token[] {
  return blocks.flatMap((block) =>
    block.kind === "prose" ? block.tokens : [...block.attributes.values(), ...tokensOf(block.body)],
  );
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
  const kind = directiveKinds.find((name) => name === open.content);
  if (!kind) return failAt(place, unknownName("directive", open.content, directiveKinds));
  const attributes = readAttributes(tokens, kind, place);
  const body = readBlocks(tokens, file);
  checkDirective({ kind, argument: open.info, place, attributes, body });
  return { kind, argument: open.info, place, attributes, body };
}

function readAttributes(
  tokens: Token[],
  kind: Directive["kind"],
  place: Place,
): Directive["attributes"] {
  const known: readonly string[] = attributeNames[kind];
  const attributes = new Map<string, Token>();
  while (tokens[0]?.type === "attribute_open") {
    const [open, text] = tokens.splice(0, 3);
    const name = open!.info;
    if (!known.includes(name)) failAt(place, unknownName("attribute", name, known));
    if (attributes.has(name)) failAt(place, `attribute appears twice: ${name}`);
    if (name === "alt") refuseLinks(text!, place);
    attributes.set(name, text!);
  }
  return attributes;
}

/** Alternative text is read out as it is: what leads elsewhere would be left out without a word. */
function refuseLinks({ children }: Token, place: Place): void {
  const types = ["citation", "crossReference", "footnote_ref"];
  const found = children?.find(({ type }) => types.includes(type));
  if (!found) return;
  const line = (found.map?.[0] ?? place.line - 1) + 1;
  failAt({ ...place, line }, "alternative text cannot lead elsewhere: say it in words");
}

/** What would be left out without a word. */
function checkDirective({ kind, argument, place, attributes, body }: Directive): void {
  if (["note", "details", "define"].includes(kind) && argument !== "")
    failAt(place, `${kind} takes no name: ${argument}`);
  if (kind === "details" && !attributes.has("title")) failAt(place, "details without title");
  if (kind === "box" && !/^[\w-]+$/.test(argument)) failAt(place, `not a name: box ${argument}`);
  if (kind === "part" && body.length > 0) failAt(place, `part takes no text: ${argument}`);
  const inner = body.find((block) => block.kind === "define");
  if (inner) failAt((inner as Directive).place, `define within another directive: ${kind}`);
}
