import { byCodeUnit, type Split } from "./corpus.ts";
import { sha256 } from "../hash.ts";

/** The poster's rule: 100 test covers of each genre; a tenth where a genre has fewer than `small` covers. */
const splitRule = { test: 100, small: 500, seed: "split" };

interface Member {
  id: string;
  genre: string;
}

/**
 * Sides for covers by id. Groups (covers that look the same) stay on one side; their order is a seeded hash of their
 * first id, so a cover's turn does not depend on which others exist. `known` splits are kept, and a group with a known
 * member follows it.
 */
export function splitCovers(
  groups: readonly (readonly Member[])[],
  known: ReadonlyMap<string, Split>,
  rule = splitRule,
): Map<string, Split> {
  const room = testRoom(groups.flat(), rule);
  const sides = new Map<string, Split>();
  const assign = (group: readonly Member[], side: Split): void => {
    for (const { id, genre } of group) {
      sides.set(id, known.get(id) ?? side);
      if (sides.get(id) === "test") room.set(genre, room.get(genre)! - 1);
    }
  };
  const isKnown = (group: readonly Member[]): boolean => group.some(({ id }) => known.has(id));
  for (const group of groups.filter(isKnown))
    assign(group, known.get(group.find(({ id }) => known.has(id))!.id)!);
  for (const group of inSeededOrder(
    groups.filter((group) => !isKnown(group)),
    rule.seed,
  ))
    assign(group, fits(group, room) ? "test" : "train");
  return sides;
}

function testRoom(members: readonly Member[], rule: typeof splitRule): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { genre } of members) sizes.set(genre, (sizes.get(genre) ?? 0) + 1);
  return new Map([...sizes].map(([genre, size]) => [genre, testCount(size, rule)]));
}

/** Test covers of a genre with `size` covers: at least one, never all. */
export function testCount(size: number, rule = splitRule): number {
  return size < rule.small ? Math.max(1, Math.round(size / 10)) : rule.test;
}

function inSeededOrder<T extends Member>(
  groups: readonly (readonly T[])[],
  seed: string,
): (readonly T[])[] {
  const turn = (group: readonly T[]): string => sha256(`${seed}\n${group[0]!.id}`);
  return groups
    .map((group) => ({ group, turn: turn(group) }))
    .sort((a, b) => byCodeUnit(a.turn, b.turn))
    .map(({ group }) => group);
}

function fits(group: readonly Member[], room: ReadonlyMap<string, number>): boolean {
  const needed = new Map<string, number>();
  for (const { genre } of group) needed.set(genre, (needed.get(genre) ?? 0) + 1);
  return [...needed].every(([genre, count]) => count <= room.get(genre)!);
}
