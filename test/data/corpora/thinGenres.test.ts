import { expect, it } from "vitest";
import { leaveOut } from "../../../data/corpora/thinGenres.ts";
import type { Cover, Split } from "../../../data/corpus/corpus.ts";

interface Given {
  group?: string;
  split?: Split;
}

/** Why the genre `odd` is left out beside one that is not. */
function reasonOf(covers: readonly (Partial<Cover> & { split: Split })[], given: Given[] = []) {
  const facts = { sha256: "", sizeBytes: 1, width: 1, height: 1, phash: "", duplicateOf: "" };
  const odd = covers.map((cover, i) => ({ ...facts, id: `odd/${i}`, genre: "odd", ...cover }));
  const sides = ["train", "test"] as const;
  const even = sides.map((split) => ({ ...facts, id: `even/${split}`, genre: "even", split }));
  const found = [
    ...odd.map(({ id, genre }, i) => ({ id, genre, ...given[i] })),
    ...even.map(({ id, genre }) => ({ id, genre })),
  ];
  const arrange = (kept: readonly { id: string }[]): Cover[] =>
    [...odd, ...even].filter(({ id }) => kept.some((it) => it.id === id));
  const { covers: kept, leftOut } = leaveOut(found, arrange);
  expect(kept.map(({ genre }) => genre)).toEqual(["even", "even"]);
  expect(leftOut).toHaveLength(odd.length);
  return leftOut[0]!.reason.replace(/:.*/, "");
}

const train = { split: "train" } as const;

it("leaveOut(found, arrange) says why a genre is left out", () => {
  expect(reasonOf([train])).toBe("only one can be read");
  expect(reasonOf([train, train], [train, train])).toBe("all are said to be on the train side");
  const alike = [train, { ...train, duplicateOf: "odd/0" }];
  expect(reasonOf(alike)).toBe("all look alike, and what does stays on one side of the split");
  const one = { ...train, group: "odd/0" };
  expect(reasonOf([one, one], [{ group: "Ada" }, { group: "Ada" }])).toBe(
    "all are of one group, which stays on one side of the split",
  );
  expect(reasonOf([one, one], [{ group: "Ada" }, { group: "Bea" }])).toBe(
    "look-alikes join all its groups, and stay on one side of the split",
  );
  const two = [one, { ...train, group: "odd/1" }];
  expect(reasonOf(two, [{ group: "Ada" }, { group: "Bea" }])).toBe(
    "none is on the test side, as groups stay together",
  );
});
