import { byCodeUnit, type Split } from "../corpus/corpus.ts";
import { splitCovers } from "../corpus/split.ts";
import { sha256 } from "../hash.ts";

interface Member {
  id: string;
  genre: string;
  /** what it has in common with others that it must not be tested against: an artist, a photographer */
  group?: string;
}

/**
 * Sides by id for covers in sets that must not be parted (`joinGroups`), as `splitCovers` gives them. Large groups may fit
 * into no genre's test covers: then a genre without any gets its smallest group that leaves all genres something to learn from.
 */
export function splitGroups<T extends Member>(
  sets: readonly T[][],
  known: ReadonlyMap<string, Split>,
): Map<string, Split> {
  const sides = splitCovers(sets, known);
  if (!areGrouped(sets)) return sides;
  const genres = [...new Set(sets.flat().map(({ genre }) => genre))].sort(byCodeUnit);
  const free = inTurn(sets.filter((set) => !set.some(({ id }) => known.has(id))));
  for (const genre of genres) {
    const members = sets.flat().filter((cover) => cover.genre === genre);
    if (members.some(({ id }) => sides.get(id) === "test")) continue;
    const chosen = free.find(
      (set) => set.some((cover) => cover.genre === genre) && leavesTraining(set, sets, sides),
    );
    for (const { id } of chosen ?? []) sides.set(id, "test");
  }
  return sides;
}

/** Whether a table names groups. */
export function areGrouped(sets: readonly (readonly Member[])[]): boolean {
  return sets.flat().some(({ group }) => group !== undefined);
}

/** Sets of covers that look the same or are of one group, directly or through others; order as given. */
export function joinGroups<T extends Member>(lookAlikes: readonly (readonly T[])[]): T[][] {
  const setOf = new Map<string, T[]>();
  const sets = new Set<T[]>();
  for (const alike of lookAlikes) {
    const names = alike.flatMap(({ group }) => (group === undefined ? [] : [group]));
    const found = names.flatMap((name) => [setOf.get(name)].filter((set) => set !== undefined));
    const [joined = [], ...rest] = new Set(found);
    joined.push(...rest.flat(), ...alike);
    sets.add(joined);
    for (const set of rest) sets.delete(set);
    for (const { group } of joined) if (group !== undefined) setOf.set(group, joined);
  }
  return [...sets];
}

/** The smallest first; of one size by a seeded hash. */
function inTurn<T extends Member>(sets: readonly T[][]): T[][] {
  const turn = (set: readonly T[]): string => sha256(`group\n${set[0]!.id}`);
  return sets.toSorted((a, b) => a.length - b.length || byCodeUnit(turn(a), turn(b)));
}

function leavesTraining<T extends Member>(
  set: readonly T[],
  sets: readonly (readonly T[])[],
  sides: ReadonlyMap<string, Split>,
): boolean {
  const rest = sets.filter((other) => other !== set).flat();
  return set.every(({ genre }) =>
    rest.some((cover) => cover.genre === genre && sides.get(cover.id) === "train"),
  );
}
