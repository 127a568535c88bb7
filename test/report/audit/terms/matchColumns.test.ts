import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchColumns } from "../../../../report/audit/terms/matchColumns.ts";

const table = {
  a: { metal: 38, pop: 16, rock: 7 },
  b: { metal: 35, pop: 11, rock: 12 },
  c: { metal: 47, pop: 9, rock: 6 },
  d: { metal: 39, pop: 13, rock: 9 },
};
const names = Object.keys(table) as (keyof typeof table)[];

describe("matchColumns(first, second)", () => {
  it("matches equal tables by name", () => {
    expect(matchColumns(table, table)).toEqual({
      names: { a: "a", b: "b", c: "c", d: "d" },
      distance: 0,
      distanceByName: 0,
    });
  });

  it("finds permuted headings, with some noise, too", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(names, { minLength: names.length }),
        fc.array(fc.constantFrom(-0.5, 0, 0.5), { minLength: 4, maxLength: 4 }),
        (order, noise) => {
          const second = Object.fromEntries(
            names.map((name, i) => {
              const { metal, ...rest } = table[order[i]!];
              return [name, { ...rest, metal: metal + noise[i]! }];
            }),
          );
          const match = matchColumns(second, table);
          expect(Object.values(match.names)).toEqual(order);
          expect(match.distance).toBeLessThan(0.2);
        },
      ),
    );
  });

  it("compares tables whose names differ altogether", () => {
    const { a, b } = table;
    expect(matchColumns({ x: b, y: a }, { a, b })).toEqual({
      names: { x: "b", y: "a" },
      distance: 0,
      distanceByName: null,
    });
  });

  it("refuses tables of different width", () => {
    const { a, b } = table;
    expect(() => matchColumns({ a, b }, { a })).toThrow("columns differ in number: 2, 1");
  });
});
