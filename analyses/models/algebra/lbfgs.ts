/** A smooth function at a point, with its gradient. */
export type Objective = (point: Float64Array) => Promise<{ value: number; gradient: Float64Array }>;

export interface Minimum {
  point: Float64Array;
  value: number;
  iterations: number;
  /** whether the gradient fell below the tolerance */
  converged: boolean;
}

interface Step {
  moved: Float64Array;
  change: Float64Array;
}

const memory = 10;

/**
 * Limited-memory BFGS (Nocedal & Wright 2006, algorithm 7.5). Ends when no component of the gradient exceeds
 * `tolerance`, when no step is found that leads down, or after `limit` iterations.
 */
export async function lbfgs(
  objective: Objective,
  start: Float64Array,
  { tolerance, limit }: { tolerance: number; limit: number },
): Promise<Minimum> {
  let at = { point: start, ...(await objective(start)) };
  const steps: Step[] = [];
  for (let iterations = 0; ; iterations++) {
    const converged = at.gradient.every((value) => Math.abs(value) <= tolerance);
    const { point, value } = at;
    if (converged || iterations === limit) return { point, value, iterations, converged };
    const next = await search(objective, at, direction(at.gradient, steps));
    if (next === null) return { point, value, iterations, converged };
    remember(steps, at, next);
    at = next;
  }
}

interface Evaluated {
  point: Float64Array;
  value: number;
  gradient: Float64Array;
}

/** Minus the inverse Hessian, as the steps tell it, times the gradient. */
function direction(gradient: Float64Array, steps: readonly Step[]): Float64Array {
  const d = gradient.map((value) => -value);
  const factors = steps.toReversed().map(({ moved, change }) => {
    const factor = dot(moved, d) / dot(moved, change);
    addScaled(d, change, -factor);
    return factor;
  });
  const last = steps.at(-1);
  const scale = last ? dot(last.moved, last.change) / dot(last.change, last.change) : 1;
  for (let i = 0; i < d.length; i++) d[i]! *= scale;
  for (const [i, { moved, change }] of steps.entries())
    addScaled(d, moved, factors[steps.length - 1 - i]! - dot(change, d) / dot(moved, change));
  return d;
}

/**
 * A step that meets Wolfe's conditions, by bisection and doubling (Lewis & Overton 2013, algorithm 4.6). Where the value
 * no longer tells steps apart, its slope decides (Hager & Zhang 2005, section 2). Null when there is none.
 */
async function search(
  objective: Objective,
  { point, value, gradient }: Evaluated,
  d: Float64Array,
): Promise<Evaluated | null> {
  const slope = dot(gradient, d);
  let [low, length, high] = [0, 1, Number.POSITIVE_INFINITY];
  for (let tries = 0; tries < 40; tries++) {
    const next = point.map((x, i) => x + length * d[i]!);
    const there = await objective(next);
    const slopeThere = dot(there.gradient, d);
    const level = there.value <= value + 1e-6 * Math.abs(value) && slopeThere <= -0.8 * slope;
    if (!level && !(there.value <= value + 1e-4 * length * slope)) high = length;
    else if (slopeThere < 0.9 * slope) low = length;
    else return { point: next, ...there };
    length = Number.isFinite(high) ? (low + high) / 2 : 2 * low;
  }
  return null;
}

/** Keeps the step where the curvature is positive, as the method wants it. */
function remember(steps: Step[], from: Evaluated, to: Evaluated): void {
  const moved = to.point.map((x, i) => x - from.point[i]!);
  const change = to.gradient.map((g, i) => g - from.gradient[i]!);
  if (dot(moved, change) > 1e-12 * dot(change, change)) steps.push({ moved, change });
  if (steps.length > memory) steps.shift();
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function addScaled(to: Float64Array, values: Float64Array, factor: number): void {
  for (let i = 0; i < to.length; i++) to[i]! += factor * values[i]!;
}
