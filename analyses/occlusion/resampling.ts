import { random } from "../../data/random.ts";
import { mean } from "../stats/mean.ts";

export interface Range {
  low: number;
  high: number;
}

/** A mean over covers, with the interval that drawing them anew gives. */
export interface Resampled extends Range {
  mean: number;
  covers: number;
}

export interface Resampling {
  draws: number;
  level: number;
  seed: string;
}

/** The mean of `values` less that of `others`, each drawn anew with replacement (percentile bootstrap). */
export function resampled(
  values: readonly number[],
  { draws, level, seed }: Resampling,
  others: readonly number[] = [],
): Resampled {
  const { int } = random(seed);
  const again = (all: readonly number[]): number => {
    if (all.length === 0) return 0;
    let sum = 0;
    for (let i = 0; i < all.length; i++) sum += all[int(all.length)]!;
    return sum / all.length;
  };
  const drawn = Array.from({ length: draws }, () => again(values) - again(others));
  const rest = others.length === 0 ? 0 : mean(others);
  return { mean: mean(values) - rest, ...middleOf(drawn, level), covers: values.length };
}

/** Between which the middle `level` of the values lie. */
export function middleOf(values: readonly number[], level: number): Range {
  const sorted = values.toSorted((a, b) => a - b);
  const left = Math.floor(((1 - level) / 2) * sorted.length);
  return { low: sorted[left]!, high: sorted[sorted.length - 1 - left]! };
}
