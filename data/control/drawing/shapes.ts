import type { Random } from "../../random.ts";
import { between, times } from "./choose.ts";
import { type Box, d, type Point, side } from "./svg.ts";

/** The point at a distance and an angle (degrees, clockwise from upwards). */
export function polar([x, y]: Point, radius: number, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return [x + radius * Math.sin(angle), y - radius * Math.cos(angle)];
}

/** Straight lines through the points. */
export function polyline(points: readonly Point[]): string {
  return points.map(([x, y], i) => (i === 0 ? d`M${x} ${y}` : d`L${x} ${y}`)).join("");
}

export function polygon(points: readonly Point[]): string {
  return `${polyline(points)}Z`;
}

/** A smooth line through the points (Catmull-Rom as Bezier curves). */
export function curve(points: readonly Point[]): string {
  const at = (i: number): Point => points[Math.min(points.length - 1, Math.max(0, i))] ?? [0, 0];
  const parts = times(points.length - 1, (i) => {
    const [[ax, ay], [bx, by], [cx, cy], [ex, ey]] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const [hx, hy, kx, ky] = [
      bx + (cx - ax) / 6,
      by + (cy - ay) / 6,
      cx - (ex - bx) / 6,
      cy - (ey - by) / 6,
    ];
    return d`C${hx} ${hy} ${kx} ${ky} ${cx} ${cy}`;
  });
  const [x, y] = at(0);
  return d`M${x} ${y}` + parts.join("");
}

/** A closed smooth line through the points. */
export function closedCurve(points: readonly Point[]): string {
  const n = points.length;
  const at = (i: number): Point => points[(i + n) % n] ?? [0, 0];
  const parts = times(n, (i) => {
    const [[ax, ay], [bx, by], [cx, cy], [ex, ey]] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const [hx, hy, kx, ky] = [
      bx + (cx - ax) / 6,
      by + (cy - ay) / 6,
      cx - (ex - bx) / 6,
      cy - (ey - by) / 6,
    ];
    return d`C${hx} ${hy} ${kx} ${ky} ${cx} ${cy}`;
  });
  const [x, y] = at(0);
  return `${d`M${x} ${y}`}${parts.join("")}Z`;
}

/** A star or, with equal radii, a regular polygon of 2 x `tips` corners. */
export function star(
  centre: Point,
  tips: number,
  outer: number,
  inner: number,
  turned = 0,
): string {
  return polygon(
    times(2 * tips, (i) => polar(centre, i % 2 === 0 ? outer : inner, turned + (180 * i) / tips)),
  );
}

/** A regular polygon's corners, the first upwards. */
export function corners(centre: Point, count: number, radius: number, turned = 0): Point[] {
  return times(count, (i) => polar(centre, radius, turned + (360 * i) / count));
}

/** Wedges from a centre to beyond the canvas: every second of 2 x `count` sectors. */
export function rays(centre: Point, count: number, turned = 0, reach = 520): string {
  const width = 180 / count;
  return times(count, (i) => {
    const start = turned + 2 * width * i;
    return polygon([centre, polar(centre, reach, start), polar(centre, reach, start + width)]);
  }).join("");
}

/** A ragged height line from left to right by midpoint displacement, `2 ** depth + 1` points. */
export function ridge(random: Random, y: number, amplitude: number, depth: number): Point[] {
  let heights = [between(random, -amplitude, amplitude), between(random, -amplitude, amplitude)];
  let reach = amplitude;
  for (let level = 0; level < depth; level++) {
    heights = heights.flatMap((height, i) => {
      const next = heights[i + 1];
      return next === undefined
        ? [height]
        : [height, (height + next) / 2 + between(random, -reach, reach)];
    });
    reach *= 0.52;
  }
  return heights.map((height, i) => [(side * i) / (heights.length - 1), y + height]);
}

/** The land below a line that runs from left to right. */
export function below(line: readonly Point[], bottom = side): string {
  return polygon([...line, [side, bottom], [0, bottom]]);
}

/** A rectangle's outline whose edges look torn by hand, each in `steps` straight pieces. */
export function tornBox(random: Random, { x, y, width, height }: Box, steps: number): string {
  const rough = (): number => between(random, -2, 2);
  const edge = (from: Point, to: Point): Point[] =>
    times(steps, (i) => [
      from[0] + ((to[0] - from[0]) * i) / steps + rough(),
      from[1] + ((to[1] - from[1]) * i) / steps + rough(),
    ]);
  const [right, low] = [x + width, y + height];
  return polygon([
    ...edge([x, y], [right, y]),
    ...edge([right, y], [right, low]),
    ...edge([right, low], [x, low]),
    ...edge([x, low], [x, y]),
  ]);
}
