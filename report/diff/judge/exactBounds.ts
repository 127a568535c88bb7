/**
 * Shares between which `hits` of `n` are no surprise: beyond each bound the probability of as many, or as few, is below
 * `tail` (Clopper and Pearson 1934, Biometrika 26:404). 0 to 1 where n is 0.
 */
export function exactBounds(hits: number, n: number, tail: number): [low: number, high: number] {
  return [lowerBound(hits, n, tail), 1 - lowerBound(n - hits, n, tail)];
}

/** The share with which `hits` or more come with probability `tail`, by bisection. */
function lowerBound(hits: number, n: number, tail: number): number {
  if (hits === 0) return 0;
  let [low, high] = [0, 1];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (chanceOfMore(hits, n, middle) < tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(X >= hits) of n throws; logarithms, as single terms underflow. */
function chanceOfMore(hits: number, n: number, share: number): number {
  let log = n * Math.log(share);
  let sum = Math.exp(log);
  for (let count = n - 1; count >= hits; count--) {
    log += Math.log(((count + 1) * (1 - share)) / ((n - count) * share));
    sum += Math.exp(log);
  }
  return sum;
}
