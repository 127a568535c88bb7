import type { Token } from "markdown-it";
import type { Block, Directive } from "./blocks.ts";
import { failAt } from "./place.ts";

export interface Section {
  /** "1", "2.1" */
  number: string;
  slug: string;
  title: string;
}

/** What a page numbers, in order of appearance: names of figures and tables, keys of citations, headings. */
export interface Contents {
  figures: string[];
  tables: string[];
  citations: string[];
  /** by the heading's opening token */
  sections: Map<Token, Section>;
}

/** Collects what is numbered; throws UserError for a figure or table that appears twice. */
export function readContents(blocks: readonly Block[]): Contents {
  const contents: Contents = { figures: [], tables: [], citations: [], sections: new Map() };
  const counts = [0, 0];

  const visit = (block: Block): void => {
    if (block.kind === "prose") return visitProse(block.tokens);
    if (block.kind === "figure") add(contents.figures, block);
    if (block.kind === "table") add(contents.tables, block);
    visitProse([...block.attributes.values()]);
    block.body.forEach(visit);
  };
  const visitProse = (tokens: readonly Token[]): void => {
    tokens.forEach((token, index) => {
      if (token.type === "heading_open")
        contents.sections.set(token, section(token, tokens[index + 1]!.content, counts));
      for (const child of token.children ?? []) if (child.type === "citation") cite(child);
    });
  };
  const cite = ({ content }: Token): void => {
    for (const key of content.split(" "))
      if (!contents.citations.includes(key)) contents.citations.push(key);
  };

  blocks.forEach(visit);
  return contents;
}

function add(names: string[], { kind, argument, place }: Directive): void {
  if (names.includes(argument)) failAt(place, `${kind} appears twice: ${argument}`);
  names.push(argument);
}

/** `counts` are the numbers reached so far at each level of headings, from h2. */
function section(token: Token, title: string, counts: number[]): Section {
  const depth = Math.max(0, Number(token.tag.slice(1)) - 2);
  counts[depth] = (counts[depth] ?? 0) + 1;
  counts.length = depth + 1;
  return { number: counts.join("."), slug: slug(title), title };
}

/** "Colour analysis" -> "colour-analysis". */
export function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
