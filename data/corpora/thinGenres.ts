import type { Cover, Split, UnreadableCover } from "../corpus/corpus.ts";

/** A cover as it was found, with what a table says of it. */
interface Found {
  id: string;
  genre: string;
  split?: Split;
  group?: string;
}

/**
 * Covers of the genres that can be both learnt and tested, arranged anew without the others, and the covers left out
 * with the reason, which is said without a noun: it stands in locks and on pages of other words.
 */
export function leaveOut<T extends Found>(
  found: readonly T[],
  arrange: (found: readonly T[]) => Cover[],
): { covers: Cover[]; leftOut: UnreadableCover[] } {
  const covers = arrange(found);
  const reasons = reasonsAgainst(covers, found);
  if (reasons.size === 0) return { covers, leftOut: [] };
  const rest = leaveOut(
    found.filter(({ genre }) => !reasons.has(genre)),
    arrange,
  );
  const leftOut = found.flatMap(({ id, genre }): UnreadableCover[] => {
    const reason = reasons.get(genre);
    return reason === undefined ? [] : [{ id, genre, reason, isLeftOut: true }];
  });
  return { covers: rest.covers, leftOut: [...leftOut, ...rest.leftOut] };
}

/** By genre, why it is left out, and what to do. */
function reasonsAgainst(covers: readonly Cover[], found: readonly Found[]): Map<string, string> {
  const reasons = new Map<string, string>();
  for (const genre of new Set(covers.map((cover) => cover.genre))) {
    const own = covers.filter((cover) => cover.genre === genre);
    if (new Set(own.map(({ split }) => split)).size === 2) continue;
    reasons.set(
      genre,
      reasonAgainst(
        own,
        found.filter((it) => it.genre === genre),
      ),
    );
  }
  return reasons;
}

function reasonAgainst(covers: readonly Cover[], found: readonly Found[]): string {
  if (covers.length === 1) return "only one can be read: add at least one to test the other by";
  const [{ split }] = covers as [Cover];
  const other = split === "train" ? "test" : "train";
  if (found.every((it) => it.split === split))
    return `all are said to be on the ${split} side: put some on the ${other} side`;
  const groups = new Set(found.map(({ group }) => group));
  if (groups.size === 1 && !groups.has(undefined))
    return "all are of one group, which stays on one side of the split: add some of other groups";
  const sets = new Set(covers.map(({ id, duplicateOf, group }) => group ?? (duplicateOf || id)));
  if (sets.size > 1)
    return `none is on the ${other} side, as groups stay together: say by the column split which are tested`;
  if (groups.size === 1)
    return "all look alike, and what does stays on one side of the split: choose them less alike";
  return "look-alikes join all its groups, and stay on one side of the split: remove look-alikes";
}

/** Why these covers are nothing to compare genres by, or null: of two genres or more each needs covers on both sides. */
export function problemOfCovers(covers: readonly Pick<Cover, "genre" | "split">[]): string | null {
  const genres = [...new Set(covers.map(({ genre }) => genre))];
  if (genres.length < 2)
    return genres.length === 0
      ? "no covers"
      : `one genre: ${genres[0]} (two or more are needed to compare)`;
  for (const name of genres)
    for (const side of ["train", "test"])
      if (!covers.some(({ genre, split }) => genre === name && split === side))
        return `genre without ${side} covers: ${name}`;
  return null;
}
