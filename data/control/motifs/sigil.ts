import type { Random } from "../../random.ts";
import { between, chance, integerBetween, pick, times } from "../drawing/choose.ts";
import { corners, polar, polygon, star } from "../drawing/shapes.ts";
import { skull } from "./skull.ts";
import { circle, d, group, path, type Point } from "../drawing/svg.ts";
import { halo } from "./thorns.ts";

/** Two tones and a spot colour to engrave with. */
export interface Plate {
  back: string;
  ink: string;
  spot: string;
}

/** A seal of rings, degrees and a star drawn in one line, thorns around it. */
export function sigil(random: Random, { back, ink, spot }: Plate, centre: Point): string {
  const tips = pick(random, [5, 7, 8, 9]);
  const r = between(random, 92, 104);
  const stride = tips === 5 ? 2 : 3;
  const points = corners(centre, tips, r - 8, chance(random, 0.5) ? 180 / tips : 0);
  const lines = polygon(times(tips, (i) => points[(i * stride) % tips] ?? centre));
  const ticks = times(72, (i) => {
    const [from, to] = [polar(centre, r - (i % 6 ? 5 : 9), i * 5), polar(centre, r, i * 5)];
    return d`M${from[0]} ${from[1]}L${to[0]} ${to[1]}`;
  });
  const knots = points.map(
    (point) =>
      circle(point, 9, { fill: back, "stroke-width": 2 }) +
      path(star(point, 4, 6, 1.6), { fill: ink }),
  );
  const heart = chance(random, 0.5)
    ? skull([centre[0], centre[1]], 34, ink, back)
    : path(star(centre, integerBetween(random, 4, 9), 34, 12), { fill: spot });
  const rings = [r, r + 6, r - 18].map((radius) =>
    circle(centre, radius, { "stroke-width": radius === r + 6 ? 3 : 1.4 }),
  );
  return (
    group(
      { stroke: ink, fill: "none" },
      ...rings,
      path(ticks.join(""), {}),
      path(lines, { "stroke-width": 2.2 }),
      ...knots,
    ) +
    halo(random, centre, r + 7, ink) +
    heart
  );
}
