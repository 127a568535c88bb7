import { random } from "../../data/random.ts";

/** Which covers of one genre are compared, by repeat: those of `left` with those of `right` of a genre, itself included. */
export interface Draws {
  left: readonly (readonly number[])[]; // [repeats][covers]
  right: readonly (readonly number[])[]; // [repeats][covers]
}

/** How many covers are drawn, and how often. */
export interface Sampling {
  sample: number;
  repeats: number;
}

/** `sample` of `covers` covers in each repeat, the same on both sides; all of them when there are fewer. */
export function drawOnce(covers: number, { sample, repeats }: Sampling, seed: string): Draws {
  const drawn = drawRepeatedly(covers, Math.min(sample, covers), repeats, seed);
  return { left: drawn, right: drawn };
}

/** `sample` covers in each repeat and as many others; half of the covers on each side when there are too few. */
export function drawTwice(covers: number, { sample, repeats }: Sampling, seed: string): Draws {
  const side = Math.min(sample, Math.floor(covers / 2));
  const drawn = drawRepeatedly(covers, 2 * side, repeats, seed);
  return {
    left: drawn.map((both) => both.slice(0, side)),
    right: drawn.map((both) => both.slice(side)),
  };
}

/** All covers, once. */
export function drawAll(covers: number): Draws {
  const all = [Array.from({ length: covers }, (_, cover) => cover)];
  return { left: all, right: all };
}

function drawRepeatedly(covers: number, count: number, repeats: number, seed: string): number[][] {
  return Array.from({ length: repeats }, (_, repeat) => {
    const { int } = random(`${seed}/${repeat}`);
    const drawn = new Set<number>();
    while (drawn.size < count) drawn.add(int(covers));
    return [...drawn];
  });
}
