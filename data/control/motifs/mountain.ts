import type { Random } from "../../random.ts";
import { between, times } from "../drawing/choose.ts";
import { polygon, polyline } from "../drawing/shapes.ts";
import { d, path, type Point } from "../drawing/svg.ts";

export interface Mountain {
  apex: Point;
  /** y of its foot */
  foot: number;
  /** half its width at the foot */
  reach: number;
}

/** From the apex to a foot at x, ever wider teeth sideways. */
function flank(
  random: Random,
  { apex: [x, y], foot }: Mountain,
  toX: number,
  teeth: number,
): Point[] {
  const steps = 7;
  return times(steps + 1, (i): Point => {
    const share = i / steps;
    const tooth =
      i % steps === 0 ? 0 : (i % 2 ? 1 : -0.7) * teeth * share * between(random, 0.5, 1);
    return [x + (toX - x) * share + tooth, y + (foot - y) * share];
  });
}

/** A sharp peak: its outline in `shade` and, on the left, its lit face in `lit`, cut like wood. */
export function mountain(random: Random, peak: Mountain, shade: string, lit: string): string {
  const { apex, foot, reach } = peak;
  const left = flank(random, peak, apex[0] - reach, 7);
  const right = flank(random, peak, apex[0] + reach, 7);
  const crest = flank(random, peak, apex[0] - reach * between(random, -0.1, 0.25), reach * 0.2);
  const down = (line: readonly Point[]): Point[] => [...line].reverse();
  const streaks = times(13, (i) => {
    const share = 0.14 + 0.065 * i;
    const start = apex[0] + reach * share;
    return d`M${start} ${apex[1] + (foot - apex[1]) * share + 5}l${-reach * 0.05} ${between(random, 10, 46)}`;
  });
  return (
    path(polygon([...left, ...down(right)]), { fill: shade }) +
    path(polygon([...left, ...down(crest)]), { fill: lit }) +
    path(streaks.join("") + polyline(right), { fill: "none", stroke: lit, "stroke-width": 1.5 })
  );
}

/** A row of pointed firs on a line, as path data. */
export function firs(random: Random, y: number, count: number, height: number): string {
  const trees = times(count, (i) => {
    const x = (350 * (i + between(random, 0.1, 0.9))) / count;
    const high = height * between(random, 0.55, 1);
    const tiers = times(4, (tier): Point[] => {
      const at = y - high * (1 - (tier + 1) / 4);
      const wide = high * (0.07 + 0.05 * tier);
      return [
        [wide, at],
        [wide * 0.45, at - high * 0.03],
      ];
    }).flat();
    const right = tiers.map(([dx, py]): Point => [x + dx, py]);
    const left = tiers.map(([dx, py]): Point => [x - dx, py]).reverse();
    return polygon([[x, y - high], ...right, [x + 2, y + 30], [x - 2, y + 30], ...left]);
  });
  return trees.join("");
}
