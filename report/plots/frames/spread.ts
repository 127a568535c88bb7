/**
 * Positions at least `gap` apart, in the order given: each as near as can be to its own, found by merging neighbours that
 * are too close into blocks around their mean (pool adjacent violators).
 */
export function spread(positions: readonly number[], gap: number): number[] {
  const order = positions.map((_, index) => index).sort((a, b) => positions[a]! - positions[b]!);
  const blocks: { start: number; members: number[] }[] = [];
  for (const index of order) {
    let block = { start: positions[index]!, members: [index] };
    for (let last = blocks.at(-1); last && overlaps(last, block, gap); last = blocks.at(-1)) {
      blocks.pop();
      block = merge([...last.members, ...block.members], positions, gap);
    }
    blocks.push(block);
  }
  const spreadOut: number[] = [];
  for (const { start, members } of blocks)
    members.forEach((index, place) => (spreadOut[index] = start + place * gap));
  return spreadOut;
}

function overlaps(
  last: { start: number; members: number[] },
  next: { start: number },
  gap: number,
): boolean {
  return last.start + last.members.length * gap > next.start;
}

function merge(
  members: number[],
  positions: readonly number[],
  gap: number,
): { start: number; members: number[] } {
  const sum = members.reduce((total, index, place) => total + positions[index]! - place * gap, 0);
  return { start: sum / members.length, members };
}
