import type { Cover, UnreadableCover } from "../corpus/corpus.ts";

/**
 * Covers of the genres that can be both learnt and tested, arranged anew without the others, and the covers left out
 * with the reason.
 */
export function leaveOut<T extends { id: string; genre: string }>(
  found: readonly T[],
  arrange: (found: readonly T[]) => Cover[],
): { covers: Cover[]; leftOut: UnreadableCover[] } {
  const covers = arrange(found);
  const reasons = reasonsAgainst(covers);
  if (reasons.size === 0) return { covers, leftOut: [] };
  const rest = leaveOut(
    found.filter(({ genre }) => !reasons.has(genre)),
    arrange,
  );
  const leftOut = found.flatMap(({ id, genre }): UnreadableCover[] => {
    const reason = reasons.get(genre);
    return reason === undefined ? [] : [{ id, genre, reason }];
  });
  return { covers: rest.covers, leftOut: [...leftOut, ...rest.leftOut] };
}

/** By genre, why it is left out. */
function reasonsAgainst(covers: readonly Cover[]): Map<string, string> {
  const reasons = new Map<string, string>();
  for (const genre of new Set(covers.map((cover) => cover.genre))) {
    const sides = covers.filter((cover) => cover.genre === genre).map(({ split }) => split);
    const lacking = (["train", "test"] as const).find((side) => !sides.includes(side));
    if (sides.length === 1)
      reasons.set(genre, "left out: the only cover of its genre that can be read");
    else if (lacking)
      reasons.set(
        genre,
        `left out: its genre has no ${lacking} covers (those that look the same stay on one side)`,
      );
  }
  return reasons;
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
