import { random } from "../../data/random.ts";

/** How many items are averaged together, and the means over groups of so many, no item in two of them: [length] each. */
export interface GroupMeans {
  size: number;
  means: Float64Array[];
}

/**
 * Means over seeded random groups of each of the sizes, at most `groups` of a size. `chunks` hold the `count` items, [items,
 * length]. The first group of a size is part of the first group of every larger one.
 */
export async function groupMeans(
  chunks: AsyncIterable<Uint8Array>,
  { count, length }: { count: number; length: number },
  sizes: readonly number[],
  { groups, seed }: { groups: number; seed: string },
): Promise<GroupMeans[]> {
  const turns = random(seed).shuffle(Array.from({ length: count }, (_, item) => item));
  const results = sizes.map((size) => ({
    size,
    means: zeros(Math.min(groups, Math.floor(count / size)), length),
  }));
  let item = 0;
  for await (const chunk of chunks) {
    const items = chunk.length / length;
    const groupOf = (at: number, size: number): number => Math.floor(turns[item + at]! / size);
    for (const { size, means } of results) {
      const members = means.map((): Uint8Array[] => []);
      for (let at = 0; at < items; at++)
        members[groupOf(at, size)]?.push(chunk.subarray(at * length, (at + 1) * length));
      members.forEach((values, group) => addAll(means[group]!, values));
    }
    item += items;
  }
  for (const { size, means } of results) for (const mean of means) divide(mean, size);
  return results;
}

function zeros(groups: number, length: number): Float64Array[] {
  return Array.from({ length: groups }, () => new Float64Array(length));
}

/** Four at a time: half the time of one by one. */
function addAll(sums: Float64Array, items: readonly Uint8Array[]): void {
  let at = 0;
  for (; at + 4 <= items.length; at += 4) {
    const [a, b, c, d] = items.slice(at, at + 4) as [
      Uint8Array,
      Uint8Array,
      Uint8Array,
      Uint8Array,
    ];
    for (let i = 0; i < sums.length; i++) sums[i]! += a[i]! + b[i]! + (c[i]! + d[i]!);
  }
  for (const item of items.slice(at)) for (let i = 0; i < sums.length; i++) sums[i]! += item[i]!;
}

function divide(sums: Float64Array, size: number): void {
  for (let i = 0; i < sums.length; i++) sums[i]! /= size;
}
