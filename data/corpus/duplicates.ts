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

/** A hash as two 32-bit words, and the place of the first cover that has it. */
interface Hash {
  place: number;
  high: number;
  low: number;
}

/** Hashes that differ in `nearBits` bits agree in one of this many stretches of them. */
const stretches = nearBits + 1;
const stretchBits = Math.ceil(64 / stretches);

/**
 * Pairs of places of covers that look the same, the lower first; some come more than once. Of covers with one hash, each
 * comes with the first of them. Only hashes that agree in a stretch are compared (multi-index hashing: Norouzi, Punjani
 * and Fleet, Fast Exact Search in Hamming Space with Multi-Index Hashing, 2014).
 */
export function* nearPairs(covers: readonly Hashed[]): Generator<[number, number]> {
  const first = new Map<string, number>();
  for (const [place, { phash }] of covers.entries()) {
    const same = first.get(phash);
    if (same === undefined) first.set(phash, place);
    else yield [same, place];
  }
  const hashes = [...first].map(([phash, place]): Hash => {
    const [high, low] = [phash.slice(0, 8), phash.slice(8)].map((half) =>
      Number.parseInt(half, 16),
    );
    return { place, high: high!, low: low! };
  });
  for (let from = 0; from < 64; from += stretchBits)
    for (const bucket of bucketsOf(hashes, from)) yield* nearIn(bucket);
}

/** Hashes with the same bits from `from` on, together; in each bucket in the order given. */
function bucketsOf(hashes: readonly Hash[], from: number): Iterable<Hash[]> {
  const buckets = new Map<number, Hash[]>();
  for (const hash of hashes) {
    const bits = stretchOf(hash, from);
    const bucket = buckets.get(bits);
    if (bucket) bucket.push(hash);
    else buckets.set(bits, [hash]);
  }
  return buckets.values();
}

/** Bits `from` to `from + stretchBits`, counted from the highest, as a number. */
function stretchOf({ high, low }: Hash, from: number): number {
  const to = Math.min(64, from + stretchBits);
  if (to <= 32) return (high >>> (32 - to)) & mask(to - from);
  if (from >= 32) return (low >>> (64 - to)) & mask(to - from);
  return ((high & mask(32 - from)) << (to - 32)) | (low >>> (64 - to));
}

function mask(bits: number): number {
  return 2 ** bits - 1;
}

function* nearIn(bucket: readonly Hash[]): Generator<[number, number]> {
  for (let a = 0; a < bucket.length; a++)
    for (let b = a + 1; b < bucket.length; b++) {
      const [one, other] = [bucket[a]!, bucket[b]!];
      if (bitCount(one.high ^ other.high) + bitCount(one.low ^ other.low) <= nearBits)
        yield [one.place, other.place];
    }
}

/** Number of ones in a 32-bit word (Warren, Hacker's Delight, section 5-1). */
function bitCount(word: number): number {
  word -= (word >>> 1) & 0x55555555;
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
  return (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
