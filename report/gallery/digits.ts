import { random } from "../../data/random.ts";

/** How each digit is written in a square of 10. */
const strokes: Readonly<Record<string, string>> = {
  zero: "M5 1C2 1 1.5 4 1.5 5S2 9 5 9 8.5 6 8.5 5 8 1 5 1",
  one: "M3 3L5.5 1V9",
  two: "M2 3C2 0 8 0 8 3C8 5 4 6 2 9H8.5",
  three: "M2 1.5C8 0 9 4.5 4.5 4.7C9.5 5 9 10 2 8.5",
  four: "M6.5 9V1L1.5 6.5H8.5",
  five: "M8 1H3L2.5 4.5C9 3 10 9.5 2 8.8",
  six: "M7.5 1C3 2 1.5 6 2.5 8C4 10 8.5 9 8 6.5C7.5 4 3 4.5 2.3 7",
  seven: "M1.5 1.2H8.5L4 9",
  eight: "M5 4.8C1 4 2 1 5 1S9 4 5 4.8S1 9 5 9S9 6 5 4.8",
  nine: "M8 3.5C7.5 0.5 2.5 0.5 2.5 3.5S8 6 8 3.5C8.5 6 7 8 5 9",
};

export const digitNames = Object.keys(strokes);

/** One scribbled digit as SVG, 64 px: every `index` is another, always the same. */
export function drawDigit(name: string, index: number): string {
  const stream = random(`digit/${name}/${index}`);
  const jitter = (spread: number): number => (stream.int(201) - 100) * (spread / 100);
  const shake = (path: string): string =>
    path.replaceAll(/\d+(\.\d+)?/g, (number) => (Number(number) + jitter(0.45)).toFixed(2));
  const [scale, slant] = [4.4 + jitter(0.8), jitter(18)];
  const place = `translate(${32 + jitter(4)} ${32 + jitter(4)}) rotate(${jitter(12).toFixed(1)}) skewX(${slant.toFixed(1)}) scale(${scale.toFixed(2)}) translate(-5 -5)`;
  const ink = `hsl(${215 + stream.int(40)},40%,${15 + stream.int(25)}%)`;
  const line = `fill="none" stroke="${ink}" stroke-width="${(0.9 + jitter(0.35)).toFixed(2)}" stroke-linecap="round" stroke-linejoin="round"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64" fill="hsl(48,30%,${90 + stream.int(8)}%)"/><path transform="${place}" d="${shake(strokes[name]!)}" ${line}/></svg>`;
}
