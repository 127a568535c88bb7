import { expect, test } from "vitest";
import { withNewNames } from "../../../../report/diff/causes/newNames.ts";

const renamed = [{ from: "thrash", to: "metal", covers: 2, resplit: 0 }];

test("withNewNames(before, after, renamed) names what is of a renamed genre as the head does", () => {
  const before = { rank: { thrash: 1, pop: 2 }, runs: [{ thrash: { thrash: 3, pop: 4 } }] };
  const after = { rank: { metal: 2, pop: 2 }, runs: [{ metal: { metal: 5, pop: 4 } }] };
  expect(withNewNames(before, after, renamed)).toEqual({
    rank: { metal: 1, pop: 2 },
    runs: [{ metal: { metal: 3, pop: 4 } }],
  });
  expect(withNewNames(before, after, [])).toBe(before);
});

test("withNewNames(before, after, renamed) leaves alone what has its name still, or both", () => {
  const both = { thrash: 1, metal: 2 };
  expect(withNewNames(both, { metal: 3 }, renamed)).toEqual(both);
  expect(withNewNames({ thrash: 1 }, both, renamed)).toEqual({ thrash: 1 });
  expect(withNewNames({ thrash: 1 }, { pop: 3 }, renamed)).toEqual({ thrash: 1 });
});
