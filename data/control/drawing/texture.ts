import type { Random } from "../../random.ts";
import { times } from "./choose.ts";
import { type Attributes, type Box, d, path, type Point, side } from "./svg.ts";

/** Darkness at a point of the canvas: 0 leaves the paper, 1 covers it. */
export type Shade = (x: number, y: number) => number;

// A sub-path without length and with round caps is a dot of the stroke's width: ten bytes instead of forty.
function dots(points: readonly Point[]): string {
  let last: Point = [0, 0];
  const data = points.map(([px, py]) => {
    const [x, y] = [Math.round(px * 10), Math.round(py * 10)];
    const step = d`m${(x - last[0]) / 10} ${(y - last[1]) / 10}h0`;
    last = [x, y];
    return step;
  });
  return data.join("");
}

/** `count` specks, evenly spread by chance, as on worn paper. */
export function grain(random: Random, count: number, attributes: Attributes): string {
  const specks = times(count, (): Point => [random.int(side), random.int(side)]);
  return path(dots(specks), { "stroke-width": 1, "stroke-linecap": "round", ...attributes });
}

export interface Screen {
  /** distance of two dots */
  pitch: number;
  /** of the rows, in degrees */
  angle: number;
  colour: string;
}

const levels = 7;

/** A printer's halftone: dots on a turned grid whose area grows with the shade. */
export function halftone(shade: Shade, box: Box, { pitch, angle, colour }: Screen): string {
  const byLevel = times(levels, (): Point[] => []);
  for (const [x, y] of turnedGrid(box, pitch, angle)) {
    const level = Math.round(Math.min(1, Math.max(0, shade(x, y))) * levels);
    byLevel[level - 1]?.push([x, y]);
  }
  const paths = byLevel.map((points, index) => {
    const width = pitch * 1.35 * Math.sqrt((index + 1) / levels);
    const stroke = { stroke: colour, "stroke-width": width, "stroke-linecap": "round" };
    return points.length === 0 ? "" : path(dots(points), stroke);
  });
  return paths.join("");
}

function turnedGrid(box: Box, pitch: number, angle: number): Point[] {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2];
  const reach = Math.ceil(Math.hypot(box.width, box.height) / 2 / pitch);
  const steps = times(2 * reach + 1, (index) => (index - reach) * pitch);
  return steps
    .flatMap((v) => steps.map((u): Point => [cx + u * cos - v * sin, cy + u * sin + v * cos]))
    .filter(([x, y]) => Math.abs(x - cx) <= box.width / 2 && Math.abs(y - cy) <= box.height / 2);
}
