import { parseAnswers } from "../../../analyses/validation/answers.ts";
import { mcNemar } from "../../../analyses/stats/classification.ts";
import type { FoldedModel } from "../../../analyses/validation/validate.ts";

/** How the balanced accuracies of two models differ on the same covers. */
export interface FoldedPair {
  /** of the first less the second, as a share, with its 95% interval */
  difference: number;
  low: number;
  high: number;
  /** two-sided */
  p: number;
  /** the smallest true difference that such a comparison finds in four of five cases, at 5% */
  smallest: number;
  /** the same on the test covers alone, with as much spread among them */
  smallestOnTest: number;
}

/** errors that a true difference must be away from none, to be found at 5% in 80% of cases */
const foundInFourOfFive = 1.96 + 0.8416;

/**
 * The mean over genres of the mean over a genre's covers of +1 where only the first is right, -1 where only the second
 * is; its error by the spread of these within genres, and the normal distribution (a stratified paired z test; Cochran
 * 1977, Sampling Techniques, 5.3). `testCovers` has the number of each genre.
 */
export function comparePair(
  first: Pick<FoldedModel, "answers">,
  second: Pick<FoldedModel, "answers">,
  testCovers: Readonly<Record<string, number>>,
): FoldedPair {
  const genres = Object.keys(first.answers);
  const strata = genres.map((genre, g) => {
    const [a, b] = [first, second].map((model) => parseAnswers(model.answers[genre]!));
    const each = a!.map((answer, i) => Number(answer === g) - Number(b![i] === g));
    const mean = each.reduce((sum, value) => sum + value, 0) / each.length;
    const squares = each.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const variance = squares / Math.max(1, each.length - 1);
    return { mean, variance, count: each.length, testCount: testCovers[genre]! };
  });
  const errorOver = (variances: readonly number[]) => Math.sqrt(sum(variances)) / strata.length;
  const difference = sum(strata.map(({ mean }) => mean)) / strata.length;
  const error = errorOver(strata.map(({ variance, count }) => variance / count));
  const testError = errorOver(strata.map(({ variance, testCount }) => variance / testCount));
  return {
    difference,
    low: difference - 1.96 * error,
    high: difference + 1.96 * error,
    p: error === 0 ? unvaried(strata, difference) : twoSided(difference / error),
    smallest: foundInFourOfFive * error,
    smallestOnTest: foundInFourOfFive * testError,
  };
}

/** Where answers do not vary within a genre, as those of who is always right: McNemar's exact test over all covers. */
function unvaried(strata: readonly { mean: number; count: number }[], difference: number): number {
  if (Math.abs(difference) < 1e-9) return 1;
  const [onlyFirst, onlySecond] = [1, -1].map((only) =>
    sum(strata.map(({ mean, count }) => (mean === only ? count : 0))),
  );
  const covers = Array.from({ length: onlyFirst! + onlySecond! }, (_, i) => i < onlyFirst!);
  return mcNemar(
    covers,
    covers.map((only) => !only),
  ).p;
}

/** Probability of a standard normal number at least as far from 0: by a continued fraction, or near 0 by a series. */
function twoSided(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  if (x > 2.5) {
    let fraction = 0;
    for (let k = 60; k > 0; k--) fraction = k / 2 / (x + fraction);
    return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
  }
  let [term, total] = [x, x];
  for (let n = 1; n < 100; n++) {
    term *= -(x * x) / n;
    total += term / (2 * n + 1);
  }
  return 1 - (2 / Math.sqrt(Math.PI)) * total;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
