import { setImmediate } from "node:timers/promises";
import type { Features } from "../algebra/features.ts";
import { type Matrix, zeros } from "../algebra/matrix.ts";
import { type Learner, rowsByClass } from "./problem.ts";
import { trainTwoClass, type TwoClassMachine } from "./smo.ts";

export interface SvmParams {
  cost: number;
  /** width of the kernel: 1 over the number of columns (scikit-learn's default until 0.21), or that over their variance (since) */
  gamma: "auto" | "scale";
}

/** libsvm's */
const tolerance = 1e-3;

/** scikit-learn's SVC with the kernel exp(-gamma |a - b|²): a machine for every two classes, the class with most votes, the first of equals. */
export function svm({ cost, gamma }: SvmParams): Learner {
  return async (problem) => {
    const { features, classes } = problem;
    const kernel = await gaussianKernel(features, gammaOf(features, gamma));
    const members = rowsByClass(problem);
    const votes = Array.from({ length: features.rows }, () => new Array<number>(classes).fill(0));
    const supports = new Set<number>();
    for (let first = 0; first < classes; first++)
      for (let second = first + 1; second < classes; second++) {
        await setImmediate();
        const machine = trainPair(kernel, members[first]!, members[second]!, cost);
        machine.rows.forEach((row, t) => machine.weights[t] !== 0 && supports.add(row));
        for (const [row, counts] of votes.entries())
          counts[decide(machine, kernel, row) > 0 ? first : second]!++;
      }
    const predicted = votes.map((counts) => counts.indexOf(Math.max(...counts)));
    return { predicted, facts: { supportVectors: supports.size } };
  };
}

function gammaOf({ columns, train, values, unit }: Features, gamma: SvmParams["gamma"]): number {
  if (gamma === "auto") return 1 / columns;
  const used = values.subarray(0, train * columns);
  let [sum, squares] = [0, 0];
  for (const value of used) [sum, squares] = [sum + value, squares + value * value];
  const variance = (squares / used.length - (sum / used.length) ** 2) * unit ** 2;
  return 1 / (columns * variance);
}

/** Kernel of every row with the training rows, [rows, train]. */
async function gaussianKernel({ rowProducts, rows, train }: Features, gamma: number) {
  const { values } = await rowProducts();
  const kernel = zeros(rows, train);
  for (let a = 0; a < rows; a++)
    for (let b = 0; b < train; b++) {
      const distance = values[a * rows + a]! + values[b * rows + b]! - 2 * values[a * rows + b]!;
      kernel.values[a * train + b] = Math.exp(-gamma * Math.max(0, distance));
    }
  return kernel;
}

function trainPair(
  { columns, values }: Matrix,
  first: readonly number[],
  second: readonly number[],
  cost: number,
): TwoClassMachine {
  const signs = Float64Array.from([...first.map(() => 1), ...second.map(() => -1)]);
  const kernel = (a: number, b: number): number => values[a * columns + b]!;
  return trainTwoClass([...first, ...second], signs, kernel, { cost, tolerance });
}

function decide({ rows, weights, offset }: TwoClassMachine, kernel: Matrix, row: number): number {
  let sum = -offset;
  for (let t = 0; t < rows.length; t++)
    if (weights[t] !== 0) sum += weights[t]! * kernel.values[row * kernel.columns + rows[t]!]!;
  return sum;
}
