import { describe, expect, it } from "vitest";
import {
  balancedAccuracy,
  calibration,
  confusionMatrix,
  crossEntropy,
  mcNemar,
  mostLikely,
  rank,
  rightAnswers,
  softmax,
  topK,
  wilsonInterval,
} from "../../../analyses/stats/classification.ts";

describe("accuracy", () => {
  it("rightAnswers(predicted, labels) tells hits", () => {
    expect(rightAnswers([0, 2, 1, 3], [0, 1, 2, 3])).toEqual([true, false, false, true]);
  });
  it("rightAnswers of lists of different lengths throws", () => {
    expect(() => rightAnswers([1], [1, 2])).toThrow("lengths differ: 1, 2");
  });
  it("balancedAccuracy([], []) throws", () => {
    expect(() => balancedAccuracy([], [])).toThrow("mean: no values");
  });
  it("balancedAccuracy is scikit-learn's (example of its manual)", () => {
    expect(balancedAccuracy([0, 1, 0, 0, 0, 1], [0, 1, 0, 0, 1, 0])).toBeCloseTo(0.625, 12);
  });
  it("balancedAccuracy leaves out classes that only occur as predictions", () => {
    expect(balancedAccuracy([0, 2], [0, 1])).toBe(0.5);
  });
});

describe("confusionMatrix", () => {
  it("confusionMatrix counts by label, then prediction (scikit-learn's manual)", () => {
    expect(confusionMatrix([0, 0, 2, 2, 0, 2], [2, 0, 2, 2, 0, 1], 3)).toEqual([
      [2, 0, 0],
      [0, 0, 1],
      [1, 0, 2],
    ]);
  });
  it("confusionMatrix refuses classes it does not know", () => {
    expect(() => confusionMatrix([3], [0], 3)).toThrow("unknown class: 0, 3");
    expect(() => confusionMatrix([0], [3], 3)).toThrow("unknown class: 3, 0");
  });
});

describe("scores", () => {
  it("mostLikely(scores) is the first of the highest", () => {
    expect(mostLikely(Float32Array.of(1, 3, 3))).toBe(1);
  });
  it("rank(scores, label) counts from 1; among equals the first class leads", () => {
    expect([0, 1, 2].map((label) => rank([5, 9, 5], label))).toEqual([2, 1, 3]);
  });
  it("topK is scikit-learn's top_k_accuracy_score (example of its manual)", () => {
    const scores = [
      [0.5, 0.2, 0.2],
      [0.3, 0.4, 0.2],
      [0.2, 0.4, 0.3],
      [0.7, 0.2, 0.1],
    ];
    expect(topK(scores, [0, 1, 2, 2], 2)).toBe(0.75);
    expect(topK(scores, [0, 1, 2, 2], 3)).toBe(1);
  });
  it("softmax(logits) survives logits beyond the range of exp", () => {
    expect(softmax([1000, 1000 + Math.log(3)]).map((p) => p.toFixed(12))).toEqual([
      "0.250000000000",
      "0.750000000000",
    ]);
  });
  it("crossEntropy(logits, label) is minus the logarithm of softmax", () => {
    expect(crossEntropy([0, Math.log(3)], 1)).toBeCloseTo(-Math.log(0.75), 12);
    expect(crossEntropy([-2000, 0], 0)).toBe(2000);
  });
});

describe("wilsonInterval", () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("wilsonInterval(%i, %i) is [%f, %f] (Newcombe 1998, table I)", (successes, n, low, high) => {
    const interval = wilsonInterval(successes, n);
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });
  it("wilsonInterval(0, 0) is everything", () => {
    expect(wilsonInterval(0, 0)).toEqual([0, 1]);
  });
});

describe("calibration", () => {
  const probabilities = [
    [0.25, 0.2, 0.55],
    [0.55, 0.05, 0.4],
    [0.1, 0.3, 0.6],
    [0.9, 0.05, 0.05],
  ];
  it("calibration(probabilities, labels, 3) is torchmetrics' (example of its manual)", () => {
    const { error, bins } = calibration(probabilities, [0, 1, 2, 0], 3);
    expect(error).toBeCloseTo(0.2, 12);
    expect(bins.map(({ count }) => count)).toEqual([3, 1]);
    expect(bins[0]!.confidence).toBeCloseTo(17 / 30, 12);
    expect(bins[0]!.accuracy).toBeCloseTo(1 / 3, 12);
  });
  it("calibration of the certain and right is 0", () => {
    expect(calibration([[0, 1]], [1])).toEqual({
      error: 0,
      bins: [{ count: 1, confidence: 1, accuracy: 1 }],
    });
  });
});

describe("mcNemar", () => {
  const models = (both: number, first: number, second: number, none: number) => {
    const times = (count: number, value: boolean) => new Array<boolean>(count).fill(value);
    return [
      [...times(both, true), ...times(first, true), ...times(second, false), ...times(none, false)],
      [...times(both, true), ...times(first, false), ...times(second, true), ...times(none, false)],
    ] as const;
  };
  it.each([
    [794, 150, 86, 570, 3.715936139571387e-5],
    [101, 121, 59, 33, 4.4344492637551645e-6],
    [0, 1100, 1000, 0, 0.030720707864242486],
    [5, 2, 2, 5, 1],
    [5, 0, 0, 5, 1],
  ])(
    "mcNemar(%i, %i, %i, %i) has p = %f (scipy.stats.binomtest)",
    (both, first, second, none, p) => {
      const result = mcNemar(...models(both, first, second, none));
      expect(result).toMatchObject({ onlyFirst: first, onlySecond: second });
      expect(result.p / p).toBeCloseTo(1, 9);
    },
  );
});
