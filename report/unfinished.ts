import type { Token } from "markdown-it";
import { reachedNotes } from "./notes.ts";
import { failAt } from "./place.ts";
import { notesOf } from "./rules/note.ts";

interface Problem {
  /** counts from 0 */
  line: number;
  message: string;
}

/** Throws UserError for the first thing in a parsed text that is begun and not ended, or that nothing refers to. */
export function refuseUnfinished(
  tokens: readonly Token[],
  env: Record<string, unknown>,
  file: string,
): void {
  const problems = [...marked(tokens), ...openFences(tokens), ...unusedNotes(tokens, env)];
  const [first] = problems.sort((a, b) => a.line - b.line);
  if (first) failAt({ file, line: first.line + 1 }, first.message);
}

/** Throws UserError for a text that begins with front matter, which would be shown. */
export function refuseFrontMatter(text: string, file: string): void {
  if (!/^---[ \t]*[\r\n]/.test(text)) return;
  failAt({ file, line: 1 }, "front matter is not read (a line of your own: ***)");
}

function marked(tokens: readonly Token[]): Problem[] {
  return tokens.flatMap(({ type, content, map, children }) => {
    const own = type === "unfinished" ? [{ line: map?.[0] ?? 0, message: content.trim() }] : [];
    return [...own, ...marked(children ?? [])];
  });
}

/** Code goes on to the end of the text, or of its directive, where its last line is missing. */
function openFences(tokens: readonly Token[]): Problem[] {
  const fences = tokens.filter(({ type }) => type === "fence");
  return fences.flatMap(({ map, content, markup }) => {
    const [start, end] = map!;
    const lines = content.split("\n").length - 1;
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
