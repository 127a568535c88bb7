import { firstFew } from "./formats.ts";
import type { Named, Scope } from "./references.ts";

/** One side of a comparison. */
export interface Side {
  text: string;
  /** whether it refers to nothing */
  isConstant: boolean;
  evaluate(scope: Scope): unknown;
}

/** `min(a.each) > 0.5` in a formula. */
export interface Comparison {
  left: Side;
  sign: string;
  right: Side;
  evaluate(scope: Scope): unknown;
}

/** A comparison that does not hold: `min(a.each) is 0.47, expected > 0.5`; null for one that does. */
export function describeFailure(comparison: Comparison, scope: Scope): string | null {
  const { left, sign, right } = comparison;
  const outcome = comparison.evaluate(scope);
  const failed = Array.isArray(outcome)
    ? (outcome as Named[]).filter(({ value }) => value === false).map(({ name }) => name)
    : null;
  if (failed ? failed.length === 0 : outcome !== false) return null;
  const valueAt = (side: Side) => shown(side.evaluate(scope), failed);
  const found = left.isConstant ? left.text : `${left.text} is ${valueAt(left)}`;
  const bound = right.isConstant ? right.text : `${right.text}, which is ${valueAt(right)}`;
  return `${found}, expected ${sign} ${bound}`;
}

/** A value; of a list those by these names: `4 (pop), 5 (rock) and 7 more`. */
function shown(value: unknown, names: readonly string[] | null): string {
  if (!Array.isArray(value))
    return typeof value === "number" ? `${Number(value.toPrecision(6))}` : JSON.stringify(value);
  const items = (value as Named[]).filter(({ name }) => names === null || names.includes(name));
  return firstFew(
    items.map(({ name, value }) => `${shown(value, null)} (${name})`),
    3,
  );
}
