/** The four measures of OpenCV's compareHist. */
export const measures = ["correlation", "chiSquare", "intersection", "hellinger"] as const;
export type Measure = (typeof measures)[number];

/** Whether a large value means alike; else a small one does. */
export const isSimilarity: Record<Measure, boolean> = {
  correlation: true,
  chiSquare: false,
  intersection: true,
  hellinger: false,
};

/** Up to these OpenCV takes a denominator for zero. */
export const doubleEpsilon = 2 ** -52;
export const floatEpsilon = 2 ** -23;

/**
 * Two histograms of one size by the four measures, as OpenCV 4's `compareHist`: correlation -1 to 1 and intersection are
 * similarities, chi-square and Hellinger distances. Chi-square divides by `a`, so it is not symmetric. Source:
 * opencv/modules/imgproc/src/histogram.cpp.
 */
export function compareHistograms(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): Record<Measure, number> {
  return {
    correlation: correlation(a, b),
    chiSquare: sumOver(a, (x, i) => (x > doubleEpsilon ? (x - b[i]!) ** 2 / x : 0)),
    intersection: sumOver(a, (x, i) => Math.min(x, b[i]!)),
    hellinger: hellinger(a, b),
  };
}

/** 1 when one of them is even: no cell stands out. */
function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [sumA, sumB] = [sumOver(a, (x) => x), sumOver(b, (x) => x)];
  const covariance = sumOver(a, (x, i) => x * b[i]!) - (sumA * sumB) / a.length;
  const varianceA = sumOver(a, (x) => x * x) - sumA ** 2 / a.length;
  const varianceB = sumOver(b, (x) => x * x) - sumB ** 2 / b.length;
  return varianceA * varianceB > doubleEpsilon ? covariance / Math.sqrt(varianceA * varianceB) : 1;
}

/** Also known as the Bhattacharyya distance; 1 when one of them is empty. */
function hellinger(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const product = sumOver(a, (x) => x) * sumOver(b, (x) => x);
  const scale = product > floatEpsilon ? 1 / Math.sqrt(product) : 1;
  const overlap = sumOver(a, (x, i) => Math.sqrt(x * b[i]!));
  return Math.sqrt(Math.max(1 - overlap * scale, 0));
}

function sumOver(a: ArrayLike<number>, term: (x: number, i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += term(a[i]!, i);
  return sum;
}
