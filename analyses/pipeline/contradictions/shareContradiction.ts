import type { Json } from "../../contract/analysis.ts";
import { wilsonInterval } from "../../stats/classification.ts";
import type { Share } from "../../stats/evaluation.ts";
import { isObject } from "../key.ts";

/** Whether it is a share of covers with its interval, and nothing else. */
export function isShare(value: Json | undefined): value is { [name: string]: Json } & Share {
  return (
    isObject(value) &&
    ["value", "low", "high", "n"].every((name) => typeof value[name] === "number") &&
    Object.keys(value).length === 4
  );
}

/** A stored interval that is not Wilson's of the value and n, beyond what rounding to four digits explains. */
export function contradictionOfShare(share: Json): string[] {
  if (!isShare(share) || share.n === 0) return [];
  const { value, low, high, n } = share;
  if (value < 0 || value > 1) return [`value is ${value}, no share`];
  const [lowest, highest] = wilsonInterval(value * n, n);
  const rounding = 1.1e-3 * Math.max(high, highest);
  const isOff = Math.abs(low - lowest) > rounding || Math.abs(high - highest) > rounding;
  if (!isOff) return [];
  return [
    `interval is ${low} to ${high}, of ${value} of ${n} ${rounded(lowest)} to ${rounded(highest)}`,
  ];
}

/** As results are stored: four significant digits. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
