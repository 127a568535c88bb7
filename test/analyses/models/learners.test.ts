import { expect, test } from "vitest";
import { type LearnerChoice, makeLearner } from "../../../analyses/models/learners.ts";
import { makeFeatures } from "../../../analyses/models/algebra/features.ts";
import { goldens, problemOf } from "./golden.ts";

const tables = ["tall", "wide"] as const;
const lassoRule = { kind: "lasso", sweeps: 1000, tolerance: 1e-4 } as const;

const choices: Record<string, LearnerChoice> = {
  ridge: { kind: "ridge", alpha: 1 },
  ridgeWeak: { kind: "ridge", alpha: 1e-4 },
  svmAuto: { kind: "svm", cost: 1, gamma: "auto" },
  svmScale: { kind: "svm", cost: 1, gamma: "scale" },
  adaBoost: { kind: "adaBoost", trees: 50 },
  nearestNeighbours: { kind: "nearestNeighbours", neighbours: 5 },
  decisionTree: { kind: "decisionTree", depth: 2 },
  linearDiscriminant: { kind: "linearDiscriminant" },
  quadraticDiscriminant: { kind: "quadraticDiscriminant" },
  naiveBayes: { kind: "naiveBayes" },
};

for (const [name, choice] of Object.entries(choices))
  for (const table of tables)
    test(`makeLearner(${name}) predicts what scikit-learn does on the ${table} table`, async () => {
      const golden = goldens[table];
      const { predicted } = await makeLearner(choice)(problemOf(golden));
      expect(predicted).toEqual(golden.predicted[name]);
    });

for (const alpha of ["1", "0.01", "0.001"])
  for (const table of tables)
    test(`makeLearner(lasso, alpha ${alpha}) takes scikit-learn's steps on the ${table} table`, async () => {
      const golden = goldens[table].lasso[alpha]!;
      const learn = makeLearner({ ...lassoRule, alpha: Number(alpha) });
      const { predicted, facts } = await learn(problemOf(goldens[table]));
      expect(predicted).toEqual(golden.predicted);
      expect(facts).toMatchObject({ weights: golden.weights, mostSweeps: golden.mostSweeps });
      expect(facts["largestGap"]).toBeCloseTo(golden.largestGap, 9);
      expect(facts["converged"]).toBe(4);
    });

test("makeLearner(lasso) that runs out of sweeps stops where scikit-learn does and says so", async () => {
  const golden = goldens.wide.lassoUnfinished;
  const learn = makeLearner({ ...lassoRule, sweeps: 3, alpha: 0.0005 });
  const { predicted, facts } = await learn(problemOf(goldens.wide));
  expect(predicted).toEqual(golden.predicted);
  expect(facts).toMatchObject({ weights: golden.weights, mostSweeps: 3, converged: 0 });
  expect(facts["largestGap"]).toBeCloseTo(golden.largestGap, 9);
});

for (const table of tables)
  test(`makeLearner(randomForest) is as often right as scikit-learn's on the ${table} table`, async () => {
    const { forest, labels, train } = goldens[table];
    const problem = problemOf(goldens[table]);
    const accuracies: number[] = [];
    for (let seed = 0; seed < 20; seed++) {
      const choice = { kind: "randomForest", trees: 10, depth: 2, seed: `${seed}` } as const;
      const { predicted } = await makeLearner(choice)(problem);
      const right = predicted.slice(train).filter((label, i) => label === labels[train + i]);
      accuracies.push(right.length / (labels.length - train));
    }
    const mean = accuracies.reduce((sum, value) => sum + value, 0) / accuracies.length;
    const standardError = forest.deviation * Math.sqrt(1 / accuracies.length + 1 / 50);
    expect(Math.abs(mean - forest.mean)).toBeLessThan(3 * standardError);
    expect(new Set(accuracies).size).toBeGreaterThan(1);
  });

test("makeLearner(randomForest) predicts the same again from the same seed", async () => {
  const choice = { kind: "randomForest", trees: 10, depth: 2, seed: "a" } as const;
  const again = async () => (await makeLearner(choice)(problemOf(goldens.tall))).predicted;
  expect(await again()).toEqual(await again());
});

test("makeLearner(linearDiscriminant) is not misled by columns that repeat others or do not vary", async () => {
  const { features, ...problem } = problemOf(goldens.tall);
  const { rows, train, columns, values, unit } = features;
  const wider = new Uint8Array(rows * (columns + 2)).fill(7);
  for (let row = 0; row < rows; row++) {
    wider.set(values.subarray(row * columns, (row + 1) * columns), row * (columns + 2));
    wider[row * (columns + 2) + columns] = values[row * columns + 3]!;
  }
  const widened = makeFeatures({ rows, train, columns: columns + 2, values: wider, unit });
  const { predicted } = await makeLearner({ kind: "linearDiscriminant" })({
    ...problem,
    features: widened,
  });
  expect(predicted).toEqual(goldens.tall.predicted["linearDiscriminant"]);
});

test("makeLearner(…) answers where every class has a single training row", async () => {
  const values = Uint8Array.of(10, 20, 200, 210, 12, 19);
  const features = makeFeatures({ rows: 3, train: 2, columns: 2, values, unit: 1 / 255 });
  for (const choice of Object.values(choices)) {
    const { predicted } = await makeLearner(choice)({ features, labels: [0, 1], classes: 2 });
    expect(predicted).toHaveLength(3);
    for (const label of predicted) expect([0, 1]).toContain(label);
  }
});
