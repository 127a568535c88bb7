import { articleOf, capital } from "../language/formats.ts";
import { formatHtml, type Html, raw } from "../language/html.ts";

/** A noun in the singular and in the plural, in small letters. */
export interface Word {
  one: string;
  many: string;
}

/** What the pages call a picture, what it is a picture of, and what several have in common that stay together. */
export interface Words {
  thing: Word;
  class: Word;
  group?: Word;
}

/** The words that prose, tables and drawings of this project are written in. */
export const builtInWords: Required<Words> = {
  thing: { one: "cover", many: "covers" },
  class: { one: "genre", many: "genres" },
  group: { one: "group", many: "groups" },
};

/** Says a text of this project in other words. */
export type Reword = (text: string) => string;

/**
 * Puts the author's words in the place of the built-in ones, with capitals and `a` or `an` to match. `names` of classes
 * stay as they are.
 */
export function rewordTo(words: Words, names: readonly string[] = []): Reword {
  const mine = new Map([
    [builtInWords.thing.one, words.thing.one],
    [builtInWords.thing.many, words.thing.many],
    [builtInWords.class.one, words.class.one],
    [builtInWords.class.many, words.class.many],
  ]);
  if ([...mine].every(([from, to]) => from === to)) return (text) => text;
  const kept = names.filter((name) => /cover|genre/i.test(name)).map(literally);
  const word = String.raw`(?:\b(an?)(\s+))?\b(covers?|genres?)\b`;
  const pattern = new RegExp([...kept, word].join("|"), "gi");
  return (text) =>
    text.replaceAll(pattern, (whole, article?: string, space?: string, found?: string) => {
      if (found === undefined) return whole;
      const said = likeCase(mine.get(found.toLowerCase())!, found);
      return article === undefined ? said : `${likeCase(articleOf(said), article)}${space}${said}`;
    });
}

function literally(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function likeCase(word: string, like: string): string {
  return /^\p{Lu}/u.test(like) ? capital(word) : word;
}

/** What is no prose in a line of a terminal: options, quotations, paths (with blanks behind a colon), names with a dot. */
const literal = /("[^"]*"|(?<=: )[^:\n]*?[/\\][^:\n]*?(?= \(|[:;])|--\S+|\S*[/\\]\S*|\S+\.\w+)/;

/** Says lines in other words, but not what is literal in them. */
export function rewordLines(reword: Reword): Reword {
  return (text) => splitReworded(text, literal, reword);
}

/** What does not match `kept`, a pattern with one group, in other words. */
function splitReworded(text: string, kept: RegExp, reword: Reword): string {
  const parts = text.split(kept);
  return parts.map((part, index) => (index % 2 === 0 ? reword(part) : part)).join("");
}

/** What is no prose in Markdown: references, claims, citations, code, formulas, addresses, directives. */
const syntax =
  /(\{\{[\s\S]*?\}\}|\{claim:[\s\S]*?\}|\{@[^}]*\}|`[^`]*`|\]\([^)]*\)|\[@[^\]]*\]|^:::.*$|\$\$[\s\S]*?\$\$|\$[^$\n]*\$)/m;

/** The prose of a Markdown file in other words; its lines stay lines. */
export function rewordMarkdown(markdown: string, reword: Reword): string {
  return splitReworded(markdown, syntax, reword);
}

const tags = /(<style\b[\s\S]*?<\/style>|<(?:"[^"]*"|'[^']*'|[^'">])*>)/;
const saying = /(\s(?:alt|title|aria-label|aria-description)=")([^"]*)"/g;

/** Texts of markup, and of its attributes that are read out, in other words. */
export function rewordMarkup(markup: string, reword: Reword): string {
  const parts = markup.split(tags);
  return parts
    .map((part, index) => {
      if (index % 2 === 0) return reword(part);
      return part.replaceAll(saying, (_, name: string, text: string) => `${name}${reword(text)}"`);
    })
    .join("");
}

/** The same, but for code and names of rows. */
export function rewordFacts(markup: string, reword: Reword): string {
  const kept = /(<code>[\s\S]*?<\/code>|<th scope="row">[\s\S]*?<\/th>)/;
  return splitReworded(markup, kept, (part) => rewordMarkup(part, reword));
}

export function rewordHtml(content: Html, reword: Reword): Html {
  return raw(rewordMarkup(formatHtml(content), reword));
}
