import { expect, test } from "vitest";
import { choose } from "../../../analyses/tuning/choice.ts";
import { balancedScore } from "../../../analyses/tuning/score.ts";
import { classWeights, targets } from "../../../analyses/tuning/targets.ts";
import { drawView } from "../../../analyses/tuning/view.ts";

test("classWeights(labels, classes) makes every class count alike, with mean 1 over the labels", () => {
  expect(classWeights([0, 0, 0, 1], 2)).toEqual([4 / 6, 2]);
  expect(classWeights([0, 0, 2, 2], 3)).toEqual([1, 0, 1]);
});

test("targets(mixtures, weights, smoothing) are weighted shares, a part of them dealt out evenly", () => {
  expect([...targets([{ label: 1 }], [1, 2], 0)]).toEqual([0, 2]);
  expect([...targets([{ label: 1 }], [1, 2], 0.5)]).toEqual([0.5, 1.5]);
  const half = { label: 0, other: { label: 1, share: 0.25 } };
  expect([...targets([half, { label: 0 }], [1, 2], 0)]).toEqual([0.75, 0.5, 1, 0]);
});

test("balancedScore(logits, labels) counts every class alike", () => {
  const { loss, accuracy } = balancedScore(Float32Array.of(0, 0, 2, 0, 2, 0), [1, 0, 0]);
  expect(accuracy).toBe(0.5); // of the first of equals
  expect(loss).toBeCloseTo((Math.log(2) + Math.log(1 + Math.exp(-2))) / 2, 6);
});

test("choose(settings) takes the lowest loss on validation covers, of either kind of weights", () => {
  const epoch = (validation: number, averaged: number) => ({
    train: { loss: 0, accuracy: 1 },
    validation: { loss: validation, accuracy: 0.1 },
    averaged: { loss: averaged, accuracy: 0.2 },
  });
  const settings = {
    a: { epochs: [epoch(3, 3), epoch(2, 1.5)] },
    b: { epochs: [epoch(1.5, 4)] },
  };
  expect(choose(settings)).toEqual({
    setting: "a",
    epoch: 2,
    averaged: true,
    validation: { loss: 1.5, accuracy: 0.2 },
  });
  expect(() => choose({})).toThrow("no epoch to choose from");
});

test("drawView(image, which, params) gives the cover, its mirror image, and parts that are drawn once", () => {
  const pixels = Uint8Array.from({ length: 3 * 12 * 10 }, (_, i) => (i * 37) % 251);
  const image = { width: 12, height: 10, pixels };
  const params = { smallest: 0.5, seed: "views" };
  const draw = (view: number, id = "a") => drawView(image, { view, id, side: 4 }, params);
  const [whole, mirror] = [draw(0), draw(1)];
  expect(whole.length).toBe(48);
  expect([...mirror.subarray(0, 3)]).toEqual([...whole.subarray(9, 12)]);
  expect([...draw(2)]).toEqual([...draw(2)]);
  for (const other of [draw(3), draw(2, "b"), whole]) expect([...other]).not.toEqual([...draw(2)]);
});
