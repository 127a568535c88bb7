/** A machine for two classes: the sum over `rows` of `weights` times kernel, minus `offset`, is positive for the first. */
export interface TwoClassMachine {
  rows: readonly number[];
  weights: Float64Array;
  offset: number;
}

const smallest = 1e-12;

interface State {
  signs: Float64Array;
  alphas: Float64Array;
  /** of the dual's objective */
  gradient: Float64Array;
  cost: number;
}

/**
 * C-support vector classification of `rows`, 1 or -1 by `signs`, by sequential minimal optimisation with second-order
 * choice of pairs (Fan, Chen, Lin, JMLR 6, 2005), as in libsvm and to its tolerance; `kernel` of two rows.
 */
export function trainTwoClass(
  rows: readonly number[],
  signs: Float64Array,
  kernel: (a: number, b: number) => number,
  { cost, tolerance }: { cost: number; tolerance: number },
): TwoClassMachine {
  const n = rows.length;
  const alphas = new Float64Array(n);
  const state: State = { signs, alphas, gradient: new Float64Array(n).fill(-1), cost };
  const diagonal = Float64Array.from(rows, (row) => kernel(row, row));
  const kernelRow = (i: number, into: Float64Array): void => {
    for (let t = 0; t < n; t++) into[t] = kernel(rows[i]!, rows[t]!);
  };
  const [rowI, rowJ] = [new Float64Array(n), new Float64Array(n)];
  for (;;) {
    const i = steepest(state);
    if (i === -1) break;
    kernelRow(i, rowI);
    const j = partner(state, i, rowI, diagonal, tolerance);
    if (j === -1) break;
    kernelRow(j, rowJ);
    step(state, i, j, diagonal[i]! + diagonal[j]! - 2 * rowI[j]!, rowI, rowJ);
  }
  return { rows, weights: alphas.map((alpha, t) => alpha * signs[t]!), offset: offsetOf(state) };
}

/** Whether the alpha may grow in the direction of its sign (up) or against it. */
function isFree({ signs, alphas, cost }: State, t: number, up: boolean): boolean {
  return signs[t]! > 0 === up ? alphas[t]! < cost : alphas[t]! > 0;
}

function steepest(state: State): number {
  let best = -1;
  let most = -Infinity;
  for (let t = 0; t < state.signs.length; t++) {
    const slope = -state.signs[t]! * state.gradient[t]!;
    if (slope >= most && isFree(state, t, true)) [most, best] = [slope, t];
  }
  return best;
}

/** The row that lowers the objective most together with row i; -1 when the optimum is reached. */
function partner(
  state: State,
  i: number,
  rowI: Float64Array,
  diagonal: Float64Array,
  tolerance: number,
): number {
  const { signs, gradient } = state;
  const top = -signs[i]! * gradient[i]!;
  let [best, lowest, most] = [-1, Infinity, -Infinity];
  for (let t = 0; t < signs.length; t++) {
    if (!isFree(state, t, false)) continue;
    const slope = signs[t]! * gradient[t]!;
    if (slope > most) most = slope;
    const gain = top + slope;
    if (gain <= 0) continue;
    const curvature = Math.max(diagonal[i]! + diagonal[t]! - 2 * rowI[t]!, smallest);
    const change = -(gain * gain) / curvature;
    if (change <= lowest) [lowest, best] = [change, t];
  }
  return top + most < tolerance ? -1 : best;
}

/** Moves the two alphas to the best place on their line, within their bounds. */
function step(
  { signs, alphas, gradient, cost }: State,
  i: number,
  j: number,
  curvature: number,
  rowI: Float64Array,
  rowJ: Float64Array,
): void {
  const [signI, signJ] = [signs[i]!, signs[j]!];
  const [oldI, oldJ] = [alphas[i]!, alphas[j]!];
  const along = (signJ * gradient[j]! - signI * gradient[i]!) / Math.max(curvature, smallest);
  const room = (sign: number, alpha: number): number => (sign > 0 ? cost - alpha : alpha);
  const move = Math.min(along, room(signI, oldI), room(-signJ, oldJ));
  alphas[i] = bounded(oldI + signI * move, cost);
  alphas[j] = bounded(oldJ - signJ * move, cost);
  const [changeI, changeJ] = [(alphas[i]! - oldI) * signI, (alphas[j]! - oldJ) * signJ];
  for (let t = 0; t < signs.length; t++)
    gradient[t]! += signs[t]! * (changeI * rowI[t]! + changeJ * rowJ[t]!);
}

/** Rounding must not leave an alpha just off its bound. */
function bounded(alpha: number, cost: number): number {
  if (alpha < smallest * cost) return 0;
  return alpha > cost * (1 - smallest) ? cost : alpha;
}

/** Mean slope of the free rows; without any, the middle of what the bound ones allow. */
function offsetOf(state: State): number {
  const { signs, gradient, alphas, cost } = state;
  let [sum, free, upper, lower] = [0, 0, Infinity, -Infinity];
  for (let t = 0; t < signs.length; t++) {
    const slope = signs[t]! * gradient[t]!;
    if (alphas[t]! > 0 && alphas[t]! < cost) [sum, free] = [sum + slope, free + 1];
    else if (isFree(state, t, true)) upper = Math.min(upper, slope);
    else lower = Math.max(lower, slope);
  }
  return free > 0 ? sum / free : (upper + lower) / 2;
}
