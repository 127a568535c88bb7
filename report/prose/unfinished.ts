import type { Token } from "markdown-it";
import { reachedNotes } from "./notes.ts";
import { failAt } from "../language/place.ts";
import { linkUsesOf } from "./rules/linkDefinition.ts";
import { notesOf } from "./rules/note.ts";

interface Problem {
  /** counts from 0 */
  line: number;
  message: string;
}

/**
 * Throws UserError for the first thing in a parsed text that is begun and not ended, or that nothing refers to; for one
 * between blocks before one within them, which may follow from it.
 */
export function refuseUnfinished(
  tokens: readonly Token[],
  env: Record<string, unknown>,
  file: string,
): void {
  const inner = innerTokens(tokens);
  const between = [...marked(tokens), ...openFences(tokens)];
  const lost = [...unusedNotes(tokens, env), ...lostLinks(env)];
  const within = [...marked(inner), ...unreadTitles(inner), ...lost];
  const [first] = [...between.sort(byLine), ...within.sort(byLine)];
  if (first) failAt({ file, line: first.line + 1 }, first.message);
}

/** Throws UserError for a text that begins with front matter, which would be shown. */
export function refuseFrontMatter(text: string, file: string): void {
  if (!/^---[ \t]*[\r\n]/.test(text)) return;
  failAt({ file, line: 1 }, "front matter is not read (a line of your own: ***)");
}

function marked(tokens: readonly Token[]): Problem[] {
  const found = tokens.filter(({ type }) => type === "unfinished");
  return found.map(({ content, map }) => ({ line: map?.[0] ?? 0, message: content.trim() }));
}

/** A title is shown as it is written. */
function unreadTitles(tokens: readonly Token[]): Problem[] {
  return tokens.flatMap((token) => {
    const title = token.attrGet("title");
    const unread = /\{\{.*|\{claim:.*|\{@.*|\[@.*/.exec(String(title ?? ""))?.[0];
    if (unread === undefined) return [];
    const message = `not read in the title of a link or picture: ${unread} (write it into the text)`;
    return [{ line: token.map?.[0] ?? 0, message }];
  });
}

function innerTokens(tokens: readonly Token[]): Token[] {
  return tokens.flatMap(({ children }) => [...(children ?? []), ...innerTokens(children ?? [])]);
}

function byLine(a: Problem, b: Problem): number {
  return a.line - b.line;
}

/** Code goes on to the end of the text, or of its directive, where its last line is missing. */
function openFences(tokens: readonly Token[]): Problem[] {
  const fences = tokens.filter(({ type }) => type === "fence");
  return fences.flatMap(({ map, content, markup }) => {
    const [start, end] = map!;
    const lines = content === "" ? 0 : content.replace(/\n$/, "").split("\n").length;
    return end - start - lines < 2 ? [{ line: start, message: `code without end: ${markup}` }] : [];
  });
}

function unusedNotes(tokens: readonly Token[], env: Record<string, unknown>): Problem[] {
  const { refs = {}, defined } = notesOf(env);
  const reached = reachedNotes(tokens);
  return [...defined].flatMap(([label, line]) =>
    reached.has(refs[`:${label}`] ?? -1)
      ? []
      : [{ line, message: `footnote without a reference: ${label}` }],
  );
}

/** The second definition of a name is not read, and one that no link uses comes to nothing. */
function lostLinks(env: Record<string, unknown>): Problem[] {
  const { defined, used } = linkUsesOf(env);
  const labels = defined.map(({ label }) => label);
  return defined.flatMap(({ label, line }, index) => {
    const name = label.toLowerCase();
    if (labels.indexOf(label) < index) return [{ line, message: `link defined twice: ${name}` }];
    return used.has(label) ? [] : [{ line, message: `link definition without a link: ${name}` }];
  });
}
