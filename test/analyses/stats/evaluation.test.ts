import { expect, test } from "vitest";
import { evaluate, share } from "../../../analyses/stats/evaluation.ts";

const genres = ["folk", "jazz", "metal", "rock"];
const says = (genre: string) => genres.map((name) => (name === genre ? 2 : 0));

test("evaluate(logits, labels, genres) counts by genre", () => {
  const logits = ["folk", "folk", "jazz", "rock", "metal"].map(says);
  const { accuracy, byGenre, confusion, chance } = evaluate(logits, [0, 0, 0, 3, 1], genres);
  expect(accuracy.value).toBe(0.6);
  expect(accuracy.n).toBe(5);
  expect(chance).toBe(0.25);
  expect(byGenre["folk"]).toEqual(share(2, 3));
  expect(byGenre["metal"]).toEqual({ value: 0, low: 0, high: 1, n: 0 });
  expect(confusion["folk"]).toEqual({ folk: 2, jazz: 1, metal: 0, rock: 0 });
});

test("evaluate(logits, labels, genres) tells the largest genre, and how many were ever named", () => {
  const one = evaluate(["rock", "rock", "rock"].map(says), [1, 3, 3], genres);
  expect(one).toMatchObject({ largest: { genre: "rock", share: 2 / 3 }, answered: 1 });
  const even = evaluate(["rock", "folk", "rock", "jazz"].map(says), [3, 2, 1, 0], genres);
  expect(even).toMatchObject({ largest: { genre: "folk", share: 0.25 }, answered: 3 });
});

test("evaluate(logits) of even genres: balanced accuracy is accuracy, with the same interval", () => {
  const logits = ["folk", "rock", "jazz", "jazz"].map(says);
  const { accuracy, balancedAccuracy } = evaluate(logits, [0, 1, 2, 3], genres);
  expect(balancedAccuracy.value).toBeCloseTo(accuracy.value, 12);
  expect(balancedAccuracy.n).toBeCloseTo(4, 12);
  expect(balancedAccuracy.low).toBeCloseTo(accuracy.low, 12);
});

test("evaluate(logits) of uneven genres: balanced accuracy is worth fewer covers", () => {
  const logits = [...Array.from({ length: 9 }, () => says("folk")), says("folk")];
  const { accuracy, balancedAccuracy } = evaluate(logits, [0, 0, 0, 0, 0, 0, 0, 0, 0, 1], genres);
  expect(accuracy.value).toBe(0.9);
  expect(balancedAccuracy.value).toBe(0.5);
  expect(balancedAccuracy.n).toBeCloseTo(4 / (1 / 9 + 1), 12);
});

test("evaluate(logits) top three and calibration", () => {
  const { top3, calibration } = evaluate(
    [
      [4, 3, 2, 1],
      [4, 3, 2, 1],
    ],
    [2, 3],
    genres,
  );
  expect(top3.value).toBe(0.5);
  const confidence = 1 / (1 + Math.exp(-1) + Math.exp(-2) + Math.exp(-3));
  expect(calibration.error).toBeCloseTo(confidence, 6);
});

test("share(correct, n) has Wilson's interval, exact at the ends", () => {
  const { low, high } = share(176, 1000);
  expect([low.toFixed(3), high.toFixed(3)]).toEqual(["0.154", "0.201"]);
  expect(share(0, 100).low).toBe(0);
  expect(share(100, 100).high).toBe(1);
});
