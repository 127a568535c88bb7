import { sha256 } from "../hash.ts";

/** Locks of more lines are kept in parts: a host of code shows no file of 10 MB, and a changed cover is a changed part. */
export const mostLines = 50_000;

/** What stands before `.tsv` in the name of a lock that is whole, and of those in parts. */
export const lockParts: readonly string[] = ["", ..."0123456789abcdef"];

/**
 * A lock as it is kept, by part: whole, or each line in the part named by the first digit of the SHA-256 of its id, so
 * that no other cover moves it.
 */
export function partLock(text: string, most: number): Map<string, string> {
  const [header, ...lines] = text.trimEnd().split("\n");
  if (lines.length <= most) return new Map([["", text]]);
  const parts = new Map(lockParts.slice(1).map((part) => [part, [header!]]));
  for (const line of lines) parts.get(sha256(line.slice(0, line.indexOf("\t")))[0]!)!.push(line);
  return new Map([...parts].map(([part, own]) => [part, `${own.join("\n")}\n`]));
}
