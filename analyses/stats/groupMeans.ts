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
    for (let at = 0; at < chunk.length; at += length, item++)
      for (const { size, means } of results)
        addTo(means[Math.floor(turns[item]! / size)], chunk.subarray(at, at + length));
  }
  for (const { size, means } of results)
    for (const mean of means) mean.forEach((sum, i) => (mean[i] = sum / size));
  return results;
}

function zeros(groups: number, length: number): Float64Array[] {
  return Array.from({ length: groups }, () => new Float64Array(length));
}

function addTo(sums: Float64Array | undefined, values: Uint8Array): void {
  if (sums) for (let i = 0; i < values.length; i++) sums[i]! += values[i]!;
}
