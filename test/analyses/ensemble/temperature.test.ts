import { expect, test } from "vitest";
import { meanProbabilities } from "../../../analyses/ensemble/meanProbabilities.ts";
import { fitTemperature } from "../../../analyses/ensemble/temperature.ts";

test("meanProbabilities(logits, temperature) averages probabilities, not logits", () => {
  const [first] = meanProbabilities(
    [
      [0, 0],
      [2 * Math.log(3), 0],
    ],
    2,
  );
  expect(first).toBeCloseTo((0.5 + 0.75) / 2, 12);
});

/** Sure by odds of `odds` to one, and right in three of four. */
const covers = (odds: number) =>
  [0, 0, 0, 1].map((label) => ({ logits: [[Math.log(odds), 0]], label }));

test("fitTemperature(covers) makes probabilities the shares that are right", () => {
  const { value, loss, error, covers: n } = fitTemperature(covers(27));
  expect(value).toBeCloseTo(3, 2); // 27 to one at 3 is 3 to one
  expect(n).toBe(4);
  expect(loss.after).toBeLessThan(loss.before);
  expect(error.before).toBeCloseTo(27 / 28 - 0.75, 6);
  expect(error.after).toBeCloseTo(0, 3);
});

test("fitTemperature(covers) sharpens what is too cautious, and is 1 without covers", () => {
  expect(fitTemperature(covers(Math.sqrt(3))).value).toBeCloseTo(0.5, 2);
  expect(fitTemperature([])).toMatchObject({ value: 1, covers: 0 });
});
