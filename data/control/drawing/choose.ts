import type { Random } from "../../random.ts";

/** Uniform in [low, high). */
export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random.float();
}

/** Uniform integer in [low, high], both included. */
export function integerBetween(random: Random, low: number, high: number): number {
  return low + random.int(high - low + 1);
}

/** True with the probability given. */
export function chance(random: Random, probability: number): boolean {
  return random.float() < probability;
}

/** One of the items, all alike. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[random.int(items.length)];
  if (item === undefined) throw new Error("no items to pick from");
  return item;
}

/** `count` values of `make`, each told its place. */
export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
