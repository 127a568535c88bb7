import { readFileSync } from "node:fs";
import { makeFeatures } from "../../../analyses/models/algebra/features.ts";
import type { Problem } from "../../../analyses/models/learners/problem.ts";

interface LassoGolden {
  predicted: number[];
  weights: number;
  mostSweeps: number;
  largestGap: number;
}

interface Golden {
  rows: number;
  columns: number;
  train: number;
  labels: number[];
  values: string;
  predicted: Record<string, number[]>;
  lasso: Record<string, LassoGolden>;
  lassoUnfinished: LassoGolden;
  forest: { mean: number; deviation: number };
}

const path = new URL("../../goldens/scikitLearn.json", import.meta.url);

/** What test/goldens/scikitLearn.py wrote. */
export const goldens: { tall: Golden; wide: Golden } = JSON.parse(readFileSync(path, "utf8"));

export function problemOf({ rows, columns, train, labels, values }: Golden): Problem {
  const levels = new Uint8Array(Buffer.from(values, "base64"));
  return {
    features: makeFeatures({ rows, train, columns, values: levels, unit: 1 / 255 }),
    labels: labels.slice(0, train),
    classes: Math.max(...labels) + 1,
  };
}
