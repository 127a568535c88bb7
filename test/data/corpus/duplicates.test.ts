import fc from "fast-check";
import { expect, test } from "vitest";
import { random } from "../../../data/random.ts";
import { lookAlikes, nearBits, nearPairs } from "../../../data/corpus/duplicates.ts";

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

/** Number of bits in which two hashes differ, counted one by one. */
function distance(a: string, b: string): number {
  const bits = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  return [...bits.toString(2)].filter((bit) => bit === "1").length;
}

const hex = (bits: bigint) => bits.toString(16).padStart(16, "0");

/** Hashes of which many are a few bits from another. */
function hashes(seed: string, count: number): string[] {
  const { int } = random(seed);
  const words = [int(2 ** 32), int(2 ** 32)].map(BigInt) as [bigint, bigint];
  const all = [(words[0] << 32n) | words[1]];
  while (all.length < count) {
    let bits = all[int(all.length)]!;
    for (let flips = int(7); flips > 0; flips--) bits ^= 1n << BigInt(int(64));
    all.push(bits);
  }
  return all.map(hex);
}

test("nearPairs(covers) has the pairs that comparing each with each has", () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const all = [...new Set(hashes(seed, 120))];
      const near = all.flatMap((a, i) =>
        all.flatMap((b, j) => (i < j && distance(a, b) <= nearBits ? [`${i} ${j}`] : [])),
      );
      const found = [...nearPairs(all.map((phash) => cover("", phash)))].map((it) => it.join(" "));
      expect([...new Set(found)].sort()).toEqual(near.sort());
    }),
    { numRuns: 40 },
  );
});

test.each([0, 12, 13, 31, 32, 38, 39, 51, 52, 63])(
  "nearPairs(covers): four bits next to each other from bit %i on are near, five more are not",
  (from) => {
    const turned = (count: number) =>
      hex(
        Array.from({ length: count }, (_, i) => 1n << BigInt((from + i) % 64)).reduce(
          (a, b) => a | b,
        ),
      );
    const pairs = (phash: string) => [...nearPairs([cover("a", hex(0n)), cover("b", phash)])];
    expect(new Set(pairs(turned(4)).map(String))).toEqual(new Set(["0,1"]));
    expect(pairs(turned(5))).toEqual([]);
  },
);

test("lookAlikes(covers) joins covers with one hash however many there are", () => {
  const same = Array.from({ length: 5000 }, (_, i) => cover(`${i}`, "00000000000000ff"));
  expect(lookAlikes(same)).toEqual([same]);
  expect([...nearPairs(same)]).toHaveLength(4999);
});
