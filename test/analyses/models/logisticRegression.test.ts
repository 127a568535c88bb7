import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lbfgs } from "../../../analyses/models/algebra/lbfgs.ts";
import {
  type LogisticRegression,
  openLogisticRegression,
} from "../../../analyses/models/logisticRegression.ts";
import { softmax } from "../../../analyses/stats/classification.ts";

/** What test/goldens/logistic.py wrote. */
const golden = JSON.parse(
  readFileSync(new URL("../../goldens/logistic.json", import.meta.url), "utf8"),
) as {
  training: number;
  labels: number[];
  rows: number[][];
  cases: { strength: number; probabilities: number[][] }[];
};
const training = Array.from({ length: golden.training }, (_, i) => i);
const rows = golden.rows.map((row) => Float32Array.from(row));

describe("openLogisticRegression(rows, labels, classes, options)", () => {
  let model: LogisticRegression;
  beforeAll(async () => {
    model = await openLogisticRegression(rows, golden.labels, 3, { threads: 1 });
  });
  afterAll(() => model.close());

  it.each(golden.cases)(
    "fit(training, $strength): scikit-learn's probabilities",
    async ({ strength, probabilities }) => {
      const { logits, converged } = await model.fit(training, strength);
      expect(converged).toBe(true);
      for (const [i, row] of logits.entries())
        for (const [k, probability] of softmax(row).entries())
          expect(Math.abs(probability - probabilities[i]![k]!)).toBeLessThan(2e-3);
    },
  );

  it("fit(training, strength, start) ends where it ends without a start", async () => {
    const first = await model.fit(training, 1);
    const [from, alone] = [await model.fit(training, 0.1, first), await model.fit(training, 0.1)];
    for (const [i, value] of from.point.entries()) expect(value).toBeCloseTo(alone.point[i]!, 2);
  });

  it("fit(training, strength) does not learn from other rows", async () => {
    const other = golden.labels.map((label, i) => (i < golden.training ? label : (label + 1) % 3));
    const changed = await openLogisticRegression(rows, other, 3, { threads: 1 });
    const [one, two] = [await model.fit(training, 0.1), await changed.fit(training, 0.1)];
    await changed.close();
    expect(two.point).toEqual(one.point);
  });
});

describe("lbfgs(objective, start, precision)", () => {
  const rosenbrock = async ([x, y]: Float64Array) => ({
    value: (1 - x!) ** 2 + 100 * (y! - x! ** 2) ** 2,
    gradient: Float64Array.of(-2 * (1 - x!) - 400 * x! * (y! - x! ** 2), 200 * (y! - x! ** 2)),
  });
  const start = Float64Array.of(-1.2, 1);

  it("finds the end of Rosenbrock's valley", async () => {
    const found = await lbfgs(rosenbrock, start, { tolerance: 1e-8, limit: 200 });
    expect(found.converged).toBe(true);
    expect(found.iterations).toBeLessThan(60);
    expect(found.point[0]).toBeCloseTo(1, 6);
    expect(found.point[1]).toBeCloseTo(1, 6);
  });

  it("says when it has not arrived", async () => {
    const found = await lbfgs(rosenbrock, start, { tolerance: 1e-8, limit: 5 });
    expect([found.converged, found.iterations]).toEqual([false, 5]);
  });
});
