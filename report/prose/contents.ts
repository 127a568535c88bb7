import type { Token } from "markdown-it";
import type { Block, Directive } from "./blocks.ts";
import { failAt } from "../language/place.ts";

export interface Section {
  /** "1", "2.1", "M1"; empty where headings have no numbers */
  number: string;
  /** 1 for the headings below the page's own */
  depth: number;
  slug: string;
  title: string;
}

/** How a page numbers. */
export interface Numbering {
  prefix: string;
  /** headings have numbers */
  numbered: boolean;
}

/** A heading's inline token as plain text. */
export type TitleOf = (inline: Token) => string;

/** What a page numbers, in order of appearance: names of figures, tables and equations, keys of citations, headings. */
export interface Contents {
  prefix: string;
  figures: string[];
  tables: string[];
  equations: string[];
  citations: string[];
  /** by the heading's opening token */
  sections: Map<Token, Section>;
  /** inline tokens by the footnote's number, from 0 */
  footnotes: Map<number, Token[]>;
}

/** Collects what is numbered; throws UserError for a figure, table or equation that appears twice. */
export function readContents(
  blocks: readonly Block[],
  file: string,
  numbering: Numbering = { prefix: "", numbered: true },
  titleOf: TitleOf = ({ content }) => content,
): Contents {
  const contents: Contents = {
    prefix: numbering.prefix,
    figures: [],
    tables: [],
    equations: [],
    citations: [],
    sections: new Map(),
    footnotes: new Map(),
  };
  const counts = [0, 0];

  const visit = (block: Block): void => {
    if (block.kind === "prose") return visitProse(block.tokens);
    if (block.kind === "figure") addDirective(contents.figures, block);
    if (block.kind === "table") addDirective(contents.tables, block);
    visitProse([...block.attributes.values()]);
    block.body.forEach(visit);
  };
  const visitProse = (tokens: readonly Token[]): void => {
    readFootnotes(tokens, contents.footnotes);
    tokens.forEach((token, index) => {
      if (token.type === "heading_open") addSection(token, tokens[index + 1]!);
      if (token.type === "equation" && token.info !== "")
        add(contents.equations, "equation", token.info, placeOf(token));
      for (const child of token.children ?? []) if (child.type === "citation") cite(child);
    });
  };
  const addSection = (open: Token, inline: Token): void => {
    const title = titleOf(inline);
    const found = { ...position(open, counts, numbering), slug: slug(inline.content), title };
    if (open.tag === "h1") failAt(placeOf(open), `heading of the page itself: ${title} (write ##)`);
    const problem = problemOf(found, [...contents.sections.values()]);
    if (problem !== "") failAt(placeOf(open), problem);
    contents.sections.set(open, found);
  };
  const placeOf = ({ map }: Token) => ({ file, line: (map?.[0] ?? 0) + 1 });
  const cite = ({ content }: Token): void => {
    for (const key of content.split(" "))
      if (!contents.citations.includes(key)) contents.citations.push(key);
  };

  blocks.forEach(visit);
  return contents;
}

function addDirective(names: string[], { kind, argument, place }: Directive): void {
  add(names, kind, argument, place);
}

function add(names: string[], kind: string, name: string, place: Directive["place"]): void {
  if (names.includes(name)) failAt(place, `${kind} appears twice: ${name}`);
  names.push(name);
}

/** Empty if there is none. */
function problemOf({ number, slug, title }: Section, before: readonly Section[]): string {
  const same = before.find((section) => section.slug === slug);
  if (title.trim() === "") return "heading without text";
  if (/(^|\D)0\b/.test(number)) return `heading below a level that has none: ${title}`;
  if (!same) return "";
  return same.title === title
    ? `heading appears twice: ${title}`
    : `headings with one address: ${same.title}, ${title} (both #${slug})`;
}

/** `counts` are the numbers reached so far at each level of headings, from h2. */
function position({ tag }: Token, counts: number[], numbering: Numbering) {
  const level = Math.max(0, Number(tag.slice(1)) - 2);
  counts[level] = (counts[level] ?? 0) + 1;
  counts.length = level + 1;
  for (let above = 0; above < level; above++) counts[above] ??= 0;
  const number = numbering.numbered ? `${numbering.prefix}${counts.join(".")}` : "";
  return { number, depth: level + 1 };
}

function readFootnotes(tokens: readonly Token[], footnotes: Contents["footnotes"]): void {
  let note: number | null = null;
  for (const { type, meta, children } of tokens) {
    if (type === "footnote_open") note = Number((meta as { id: number }).id);
    else if (type === "footnote_close") note = null;
    else if (note !== null && type === "inline")
      footnotes.set(note, [...(footnotes.get(note) ?? []), ...(children ?? [])]);
  }
}

/**
 * "Colour analysis" -> "colour-analysis", "1. Introduction" -> "introduction", "日本語" as it is: ids begin with a
 * letter. Without one, "2017" -> "section-2017", "?!" -> "section-3f-21".
 */
export function slug(title: string): string {
  const words = title
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  const points = [...title].map((sign) => sign.codePointAt(0)!.toString(16));
  return words.replace(/^[-\p{N}]+/u, "") || `section-${words || points.join("-")}`;
}
