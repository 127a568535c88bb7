import type { Random } from "../../random.ts";
import { between, integerBetween, times } from "../drawing/choose.ts";
import { mix } from "../drawing/colour.ts";
import { firs, mountain } from "./mountain.ts";
import { below, polygon, ridge, star } from "../drawing/shapes.ts";
import { circle, clipped, d, path, type Point, rect, side } from "../drawing/svg.ts";

/** The colours of a landscape, from the sky to what is nearest. */
export interface View {
  sky: string;
  sun: string;
  near: string;
  far: string;
  light: string;
}

/** A sun cut by level bands that widen downwards. */
function bandedSun(random: Random, [x, y]: Point, r: number, { sun }: View): string {
  const bands = integerBetween(random, 0, 6);
  const slices = times(bands + 1, (i) => {
    const top = i === 0 ? y - r : y - r + (2 * r * (i + 1.2)) / (bands + 2.2);
    const bottom = y - r + (2 * r * (i + 2.2)) / (bands + 2.2) - (bands === 0 ? 0 : 1.5 + i * 1.1);
    return rect(
      { x: x - r, y: top, width: 2 * r, height: bands === 0 ? 2 * r : bottom - top },
      { fill: sun },
    );
  });
  return clipped("sun", circle([x, y], r, {}), ...slices);
}

function road(random: Random, view: View): string {
  const x = between(random, 120, 230);
  const y = between(random, 222, 245);
  const hills = path(below(ridge(random, y - 16, 16, 5), y + 4), { fill: view.far });
  const earth = mix(view.far, view.near, 0.55);
  const land = rect({ x: 0, y, width: side, height: side }, { fill: earth });
  const tar = path(receding(x, y, [0, 1], [3, 190]), { fill: view.near });
  const dashes = times(7, (i) => {
    const [from, to] = [((i + 0.2) / 7) ** 2.2, ((i + 0.75) / 7) ** 2.2];
    return receding(x, y, [from, to], [0.5 + 9 * from, 0.5 + 9 * to]);
  });
  const centre: Point = [x, y - between(random, 0, 46)];
  const disc = bandedSun(random, centre, between(random, 62, 92), view);
  return disc + hills + land + tar + path(dashes.join(""), { fill: view.light });
}

/** A strip of road between two shares of the way from the horizon to the viewer, by its half widths there. */
function receding(
  x: number,
  horizon: number,
  [from, to]: readonly [number, number],
  [narrow, wide]: readonly [number, number],
): string {
  const [top, low] = [horizon + 125 * from, horizon + 125 * to];
  return polygon([
    [x - narrow, top],
    [x + narrow, top],
    [x + wide, low],
    [x - wide, low],
  ]);
}

function mesas(random: Random, view: View): string {
  const centre: Point = [between(random, 90, 260), between(random, 175, 215)];
  const disc = bandedSun(random, centre, between(random, 48, 84), view);
  const tables = times(integerBetween(random, 2, 4), (i) => {
    const fill = mix(view.far, view.near, 0.12 + 0.14 * i);
    return mesa(random, fill, mix(fill, view.near, 0.4));
  });
  const land = path(below(ridge(random, 268, 5, 4)), { fill: mix(view.far, view.near, 0.6) });
  const front = path(below(ridge(random, 312, 8, 4)), { fill: view.near });
  const cacti = times(integerBetween(random, 1, 3), () =>
    cactus(between(random, 30, 320), between(random, 50, 96)),
  );
  const round = { "stroke-linecap": "round", "stroke-linejoin": "round", "stroke-width": 11 };
  const plants = path(cacti.join(""), { fill: "none", stroke: view.near, ...round });
  return disc + tables.join("") + land + plants + front;
}

function mesa(random: Random, fill: string, shadow: string): string {
  const [x, y] = [between(random, -20, 330), between(random, 170, 222)];
  const half = between(random, 22, 62);
  const rightFlank: Point[] = [
    [x + half, y],
    [x + half + 7, y + 26],
    [x + half + 44, 272],
  ];
  const leftFlank = rightFlank.map(([px, py]): Point => [2 * x - px, py]).reverse();
  const dark: Point[] = [[x + half * 0.3, y], ...rightFlank, [x + half * 0.5, 272]];
  return (
    path(polygon([...leftFlank, ...rightFlank]), { fill }) + path(polygon(dark), { fill: shadow })
  );
}

function cactus(x: number, height: number): string {
  const y = 330;
  const arm = height * 0.34;
  return d`M${x} ${y}V${y - height}M${x} ${y - height * 0.38}h-20v${-arm}M${x} ${y - height * 0.52}h20v${-arm * 0.8}`;
}

function summits(random: Random, view: View): string {
  const centre: Point = [between(random, 90, 260), between(random, 150, 190)];
  const disc = bandedSun(random, centre, between(random, 46, 80), view);
  const spots = random.shuffle([40, 130, 215, 310]);
  const range = times(integerBetween(random, 3, 4), (i) => {
    const apex: Point = [(spots[i] ?? 175) + between(random, -20, 20), 158 + 24 * i];
    const peak = { apex, foot: 330, reach: between(random, 95, 130) };
    const lit = mix(view.light, view.far, 0.15);
    return mountain(random, peak, mix(view.far, view.near, 0.2 * i), lit);
  });
  const shore = { fill: view.near };
  const lake = rect({ x: 0, y: 296, width: side, height: 54 }, shore);
  return disc + range.join("") + lake + path(firs(random, 312, 26, between(random, 36, 62)), shore);
}

const bolt: readonly Point[] = [
  [14, 96],
  [-46, 214],
  [-6, 208],
  [-34, 312],
  [52, 180],
  [10, 186],
  [56, 96],
];

function storm(random: Random, view: View): string {
  const disc = bandedSun(random, [side / 2, 208], between(random, 84, 104), view);
  const x = between(random, 150, 200);
  const [back = "", middle = "", front = ""] = times(3, (i) => {
    const fill = mix(view.far, view.near, 0.3 + 0.35 * i);
    return path(below(ridge(random, 262 + 26 * i, 7, 4)), { fill });
  });
  const edge = { stroke: view.near, "stroke-width": 7, "paint-order": "stroke" };
  const flash = polygon(bolt.map(([dx, y]): Point => [x + dx, y]));
  const sparks = times(random.int(8), () =>
    star([between(random, 10, 340), between(random, 90, 220)], 4, 7, 1.6),
  );
  const stars = path(sparks.join(""), { fill: view.light });
  return disc + stars + back + middle + path(flash, { fill: view.light, ...edge }) + front;
}

export const landscapes = [road, mesas, summits, storm] as const;
