import fc from "fast-check";
import { expect, test } from "vitest";
import { drawAll, drawOnce, drawTwice } from "../../../analyses/stats/draws.ts";

const covers = fc.integer({ min: 2, max: 30 });
const sampling = fc.record({ sample: fc.integer({ min: 1, max: 20 }), repeats: fc.nat(5) });
const isDifferent = (drawn: readonly number[]) => new Set(drawn).size === drawn.length;

test("drawOnce(covers, {sample, repeats}, seed) draws different covers, the same on both sides", () => {
  fc.assert(
    fc.property(covers, sampling, fc.string(), (covers, sampling, seed) => {
      const { left, right } = drawOnce(covers, sampling, seed);
      expect(left).toBe(right);
      expect(left.length).toBe(sampling.repeats);
      for (const drawn of left) {
        expect(drawn.length).toBe(Math.min(sampling.sample, covers));
        expect(isDifferent(drawn) && drawn.every((cover) => cover < covers)).toBe(true);
      }
    }),
  );
});

test("drawTwice(covers, {sample, repeats}, seed) never has a cover on both sides", () => {
  fc.assert(
    fc.property(covers, sampling, fc.string(), (covers, sampling, seed) => {
      const { left, right } = drawTwice(covers, sampling, seed);
      const side = Math.min(sampling.sample, Math.floor(covers / 2));
      expect(left.length).toBe(sampling.repeats);
      left.forEach((drawn, repeat) => {
        expect([drawn.length, right[repeat]!.length]).toEqual([side, side]);
        expect(isDifferent([...drawn, ...right[repeat]!])).toBe(true);
      });
    }),
  );
});

test("drawOnce(covers, {sample, repeats}, seed) draws every cover equally often, anew in each repeat", () => {
  const { left } = drawOnce(20, { sample: 5, repeats: 4000 }, "seed");
  const counts = Array.from(
    { length: 20 },
    (_, cover) => left.filter((drawn) => drawn.includes(cover)).length,
  );
  // 1000 each expected, standard deviation 27
  expect(Math.min(...counts)).toBeGreaterThan(880);
  expect(Math.max(...counts)).toBeLessThan(1120);
});

test("drawOnce(covers, {sample, repeats}, seed) depends on the seed alone", () => {
  const draw = (seed: string) => drawOnce(1000, { sample: 5, repeats: 2 }, seed);
  expect(draw("a")).toEqual(draw("a"));
  expect(draw("a")).not.toEqual(draw("b"));
});

test("drawAll(covers) has each cover once", () => {
  expect(drawAll(3)).toEqual({ left: [[0, 1, 2]], right: [[0, 1, 2]] });
});
