import { expect, test } from "vitest";
import type { Split } from "../../../data/corpus/corpus.ts";
import { splitCovers, testCount } from "../../../data/corpus/split.ts";

const singles = (genre: string, count: number) =>
  Array.from({ length: count }, (_, index) => [{ id: `${genre}/${index}`, genre }]);
const countTest = (sides: ReadonlyMap<string, Split>, genre: string) =>
  [...sides].filter(([id, side]) => id.startsWith(`${genre}/`) && side === "test").length;

test("testCount(size) is 100, or a tenth of a small genre, at least one", () => {
  expect([2, 5, 14, 15, 499, 500, 1000].map((size) => testCount(size))).toEqual([
    1, 1, 1, 2, 50, 100, 100,
  ]);
});

test("splitCovers(groups) fills every genre's test side", () => {
  const sides = splitCovers([...singles("pop", 600), ...singles("rock", 30)], new Map());
  expect([countTest(sides, "pop"), countTest(sides, "rock"), sides.size]).toEqual([100, 3, 630]);
});

test("splitCovers(groups) keeps a group on one side, across genres", () => {
  const groups = Array.from({ length: 200 }, (_, index) => [
    { id: `pop/${index}`, genre: "pop" },
    { id: `rock/${index}`, genre: "rock" },
    { id: `rock/${index}b`, genre: "rock" },
  ]);
  const sides = splitCovers(groups, new Map());
  for (const group of groups) expect(new Set(group.map(({ id }) => sides.get(id))).size).toBe(1);
  expect(countTest(sides, "rock")).toBe(40);
});

test("splitCovers(groups) does not depend on the order of groups", () => {
  const groups = singles("pop", 50);
  const forward = splitCovers(groups, new Map());
  const backward = splitCovers([...groups].reverse(), new Map());
  expect(new Map([...backward].sort())).toEqual(new Map([...forward].sort()));
});

test("splitCovers(groups, known) never moves a known cover when others arrive", () => {
  const first = splitCovers(singles("pop", 300), new Map());
  const later = splitCovers(singles("pop", 900), first);
  for (const [id, side] of first) expect(later.get(id)).toBe(side);
  expect(countTest(later, "pop")).toBe(100);
});

test("splitCovers(groups, known) puts a look-alike of a known test cover on the test side", () => {
  const twins = [
    { id: "pop/old", genre: "pop" },
    { id: "pop/new", genre: "pop" },
  ];
  const sides = splitCovers([twins, ...singles("pop", 20)], new Map([["pop/old", "test"]]));
  expect(sides.get("pop/new")).toBe("test");
});
