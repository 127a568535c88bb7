/**
 * The counts between which `n` throws with probability `p` end with probability `level` at least, as little as possible
 * left out on each side: [low, high].
 */
export function binomialInterval(n: number, p: number, level: number): [number, number] {
  if (p === 1) return [n, n];
  const tail = (1 - level) / 2;
  let logChance = n * Math.log(1 - p);
  let below = 0; // probability of fewer than `count`
  let low = -1;
  for (let count = 0; count <= n; count++) {
    const upTo = below + Math.exp(logChance);
    if (low === -1 && upTo > tail) low = count;
    if (upTo >= 1 - tail) return [low, count];
    below = upTo;
    logChance += Math.log(((n - count) * p) / ((count + 1) * (1 - p)));
  }
  return [Math.max(0, low), n];
}
