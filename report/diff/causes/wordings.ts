import type { Wording } from "../read/change.ts";
import type { ResultSet } from "../read/resultSet.ts";

/** What texts say otherwise that both ends have: prose by sentences, others by lines; what only stands elsewhere is the same. */
export function wordingsOf(paths: readonly string[], base: ResultSet, head: ResultSet): Wording[] {
  const told = paths.filter((path) => !path.endsWith(".css"));
  return told.flatMap((path) => {
    const [old, now] = [base, head].map(({ texts }) => texts.get(path));
    if (old === undefined || now === undefined) return [];
    const [before, after] = [piecesOf(path, old), piecesOf(path, now)];
    const gone = before.filter((piece) => !after.includes(piece));
    const come = after.filter((piece) => !before.includes(piece));
    return gone.length + come.length === 0 ? [] : [{ path, gone, come }];
  });
}

function piecesOf(path: string, text: string): string[] {
  const parts = path.endsWith(".md") ? sentencesOf(text) : text.split("\n");
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/**
 * A paragraph ends with an empty line or where a directive begins or ends, a sentence within it where the next begins with
 * a capital. How many colons a directive has is no wording.
 */
function sentencesOf(text: string): string[] {
  const apart = text.replaceAll(/^:{3,}([^\n]*)$/gm, (_, opening: string) =>
    opening.trim() === "" ? "\n" : `\n:::${opening}\n`,
  );
  const paragraphs = apart.split(/\n\s*\n/).map((one) => one.replaceAll(/\s+/g, " "));
  return paragraphs.flatMap((one) => one.split(/(?<=[.!?][)*_”"]*) (?=[^a-z])/));
}
