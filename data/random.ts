import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import { sha256 } from "./hash.ts";

/** A seeded stream of random numbers (xoroshiro128+). */
export interface Random {
  /** uniform in [0, 1), 53 bits */
  float(): number;
  /** uniform integer in [0, n) */
  int(n: number): number;
  /** the items in a new random order (Fisher-Yates) */
  shuffle<T>(items: readonly T[]): T[];
  /** `count` different items in random order; all of them if there are fewer */
  sample<T>(items: readonly T[], count: number): T[];
  /** to be continued by `random(state)` */
  state(): readonly number[];
}

/** The stream named by `seed`; equal names give equal streams, other names independent ones. */
export function random(seed: string | readonly number[]): Random {
  const generator = xoroshiro128plusFromState(typeof seed === "string" ? seedState(seed) : seed);
  const int = (n: number): number => uniformInt(generator, 0, n - 1);

  function sample<T>(items: readonly T[], count: number): T[] {
    const rest = [...items];
    const size = Math.min(count, rest.length);
    for (let i = 0; i < size; i++) {
      const j = i + int(rest.length - i);
      [rest[i], rest[j]] = [rest[j]!, rest[i]!];
    }
    return rest.slice(0, size);
  }

  return {
    float: () => uniformFloat64(generator),
    int,
    sample,
    shuffle: (items) => sample(items, items.length),
    state: () => generator.getState(),
  };
}

function seedState(seed: string): number[] {
  const digest = sha256(seed);
  return [0, 8, 16, 24].map((at) => Number.parseInt(digest.slice(at, at + 8), 16) | 0);
}
