import { expect, test } from "vitest";
import { untoldPairs } from "../../../../report/edition/scope/untoldPairs.ts";

test("untoldPairs(confusion, genres) finds two that each stand out from the rest, but not from each other", () => {
  const confusion = {
    folk: { folk: 30, jazz: 28, pop: 2 },
    jazz: { folk: 29, jazz: 31, pop: 0 },
    pop: { folk: 1, jazz: 1, pop: 58 },
  };
  expect(untoldPairs(confusion, ["folk", "jazz", "pop"])).toEqual([["folk", "jazz"]]);
});

test("untoldPairs(confusion, genres) has those whose covers change names, and those that no cover is called by", () => {
  const confusion = {
    folk: { folk: 1, jazz: 40, pop: 0 },
    jazz: { folk: 40, jazz: 1, pop: 0 },
    pop: { folk: 0, jazz: 0, pop: 0 },
  };
  expect(untoldPairs(confusion, ["folk", "jazz", "pop"])).toHaveLength(3);
});
