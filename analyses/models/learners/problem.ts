import type { Features } from "../algebra/features.ts";
import { type Matrix, zeros } from "../algebra/matrix.ts";

/** What is to be learnt: the class of each training row, from 0. */
export interface Problem {
  features: Features;
  labels: readonly number[];
  classes: number;
}

export interface Answer {
  /** class of every row, training rows first */
  predicted: number[];
  /** what else is to be said of the fit */
  facts: Record<string, number>;
}

export type Learner = (problem: Problem) => Promise<Answer>;

/** 1 where a row is of the class, -1 elsewhere: [train, classes]. */
export function signTargets({ labels, classes }: Problem): Matrix {
  const targets = zeros(labels.length, classes);
  targets.values.fill(-1);
  for (const [row, label] of labels.entries()) targets.values[row * classes + label] = 1;
  return targets;
}

/** Training rows of each class. */
export function rowsByClass({ labels, classes }: Problem): number[][] {
  const rows = Array.from({ length: classes }, (): number[] => []);
  for (const [row, label] of labels.entries()) rows[label]!.push(row);
  return rows;
}
