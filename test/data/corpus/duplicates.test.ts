import { expect, test } from "vitest";
import { lookAlikes } from "../../../data/corpus/duplicates.ts";

const cover = (id: string, phash: string) => ({ id, phash });
const groupsOf = (...covers: ReturnType<typeof cover>[]) =>
  lookAlikes(covers).map((group) => group.map(({ id }) => id));

test("lookAlikes(covers) joins hashes up to four bits apart, in either half", () => {
  expect(
    groupsOf(
      cover("a", "0000000000000000"),
      cover("b", "000000000000000f"),
      cover("c", "8000000080000001"),
      cover("d", "ffffffffffffffff"),
    ),
  ).toEqual([["a", "b", "c"], ["d"]]);
});

test("lookAlikes(covers) leaves five bits apart", () => {
  expect(groupsOf(cover("a", "0000000000000000"), cover("b", "000000000000001f"))).toEqual([
    ["a"],
    ["b"],
  ]);
});

test("lookAlikes(covers) joins through a third", () => {
  expect(
    groupsOf(
      cover("a", "0000000000000000"),
      cover("b", "00000000000000ff"),
      cover("c", "000000000000000f"),
    ),
  ).toEqual([["a", "b", "c"]]);
});
