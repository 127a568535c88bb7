/** Two covers at most this many of 64 bits apart look the same. */
export const nearBits = 4;

interface Hashed {
  id: string;
  phash: string;
}

/** Groups of covers that look the same, directly or through others; single covers are groups of one. Order as given. */
export function lookAlikes<T extends Hashed>(covers: readonly T[]): T[][] {
  const parent = covers.map((_, index) => index);
  const root = (index: number): number => {
    while (parent[index] !== index) index = parent[index] = parent[parent[index]!]!;
    return index;
  };
  for (const [a, b] of nearPairs(covers)) {
    const [low, high] = [root(a), root(b)].sort((x, y) => x - y) as [number, number];
    parent[high] = low;
  }
  const groups = new Map<number, T[]>();
  covers.forEach((cover, index) => {
    const group = groups.get(root(index));
    if (group) group.push(cover);
    else groups.set(root(index), [cover]);
  });
  return [...groups.values()];
}

function* nearPairs(covers: readonly Hashed[]): Generator<[number, number]> {
  const high = Uint32Array.from(covers, ({ phash }) => Number.parseInt(phash.slice(0, 8), 16));
  const low = Uint32Array.from(covers, ({ phash }) => Number.parseInt(phash.slice(8), 16));
  for (let a = 0; a < covers.length; a++)
    for (let b = a + 1; b < covers.length; b++) {
      if (bitCount(high[a]! ^ high[b]!) + bitCount(low[a]! ^ low[b]!) <= nearBits) yield [a, b];
    }
}

/** Number of ones in a 32-bit word (Warren, Hacker's Delight, section 5-1). */
function bitCount(word: number): number {
  word -= (word >>> 1) & 0x55555555;
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
  return (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
