import { byCodeUnit } from "../../data/corpus/corpus.ts";

/** "unknown <kind>: <name>", with the known name that takes the fewest edits, if there is any. */
export function unknownName(kind: string, name: string, known: readonly string[]): string {
  const found = nearest(name, known);
  return `unknown ${kind}: ${name}${found === undefined ? "" : ` (nearest: ${found})`}`;
}

/** The known name that takes the fewest edits. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const [found] = [...known].sort(
    (a, b) => editDistance(name, a) - editDistance(name, b) || byCodeUnit(a, b),
  );
  return found;
}

/** Levenshtein distance: insertions, deletions and substitutions of one character each. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        row[j]! + 1,
        next[j - 1]! + 1,
        row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length]!;
}
