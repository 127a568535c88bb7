import type { Random } from "../../random.ts";
import { between, chance, integerBetween, pick, times } from "../drawing/choose.ts";
import { polar, polygon } from "../drawing/shapes.ts";
import { circle, d, group, path, type Point, rect } from "../drawing/svg.ts";
import { halftone } from "../drawing/texture.ts";

export interface PortraitInks {
  paper: string;
  ink: string;
  spot: string;
}

const faceShape =
  "M-46 -34C-46 -66 -26 -78 0 -78C26 -78 46 -66 46 -34C46 -4 42 22 30 40C22 52 12 60 0 60C-12 60 -22 52 -30 40C-42 22 -46 -4 -46 -34Z";
const shadowShape =
  "M46 -34C46 -4 42 22 30 40C22 52 12 60 0 60C10 50 14 42 12 34C20 30 18 20 26 8C22 -8 32 -22 28 -40C32 -56 24 -70 14 -77C34 -72 46 -58 46 -34Z";
const ears = "M-46 -18C-58 -24 -58 2 -45 8ZM46 -18C58 -24 58 2 45 8Z";
const jacket = "M-112 124C-106 94 -84 86 -34 74L0 112L34 74C84 86 106 94 112 124Z";
const lapels = "M-34 74L-58 90L-40 101L-22 122M34 74L58 90L40 101L22 122";
const neck = "M-24 34H24V84L0 112L-24 84Z";
const throat = "M-24 44C-10 62 16 62 24 44V84L4 108C6 90 -6 70 -24 60Z";

/** A stencil of somebody who does not exist, about 224 x 260 units around the bridge of the nose, lit from the left. */
export function portrait(random: Random, { paper, ink, spot }: PortraitInks): string {
  const line = { stroke: ink, "stroke-width": 3.5, "stroke-linejoin": "round" };
  const cheek = (x: number, y: number) =>
    Math.hypot(x / 42, (y + 12) / 62) < 1 ? (x + 10) / 60 : 0;
  const around = { x: -46, y: -78, width: 92, height: 138 };
  const dots = halftone(cheek, around, { pitch: 6.2, angle: 45, colour: ink });
  const dyed = chance(random, 0.5) ? spot : ink;
  return group(
    {},
    path(neck, { fill: paper, ...line }) + path(throat, { fill: ink }),
    path(jacket, { fill: ink }) + path(lapels, { fill: "none", stroke: paper, "stroke-width": 3 }),
    badges(random, paper, spot),
    path(ears, { fill: paper, ...line }) + path(faceShape, { fill: paper, ...line }),
    dots,
    path(shadowShape, { fill: ink }),
    pick(random, [mohawk, mohawk, shag])(random, { fill: dyed, ...line }),
    pick(random, [glasses, glasses, stare, censored])({ paper, ink, spot }),
    path("M-6 -8L-13 17L-4 21L8 18", { fill: "none", ...line, "stroke-width": 3 }),
    pick(random, [sneer, shout])({ paper, ink, spot }),
  );
}

function badges(random: Random, paper: string, spot: string): string {
  const pins = times(integerBetween(random, 2, 5), () => {
    const centre: Point = [between(random, -88, -56), between(random, 100, 116)];
    return circle(centre, between(random, 4, 8), { fill: pick(random, [paper, spot]) });
  });
  return pins.join("");
}

type Paint = Record<string, string | number>;

function mohawk(random: Random, paint: Paint): string {
  const count = integerBetween(random, 5, 9);
  const outline = times(2 * count + 1, (i): Point => {
    const angle = -44 + (88 * i) / (2 * count);
    const reach = i % 2 ? between(random, 112, 138) : 74;
    return polar([0, 0], reach, angle);
  });
  return path(polygon([...outline, [26, -62], [0, -68], [-26, -62]]), paint);
}

function shag(random: Random, paint: Paint): string {
  const count = integerBetween(random, 13, 19);
  const outer = times(2 * count + 1, (i) =>
    polar([0, -20], i % 2 ? between(random, 72, 88) : 60, -112 + (224 * i) / (2 * count)),
  );
  const fringe = times(9, (i): Point => [42 - 10.5 * i, i % 2 ? between(random, -46, -30) : -58]);
  return path(polygon([...outer, [46, -20], ...fringe, [-46, -20]]), paint);
}

type Feature = (inks: PortraitInks) => string;

const glasses: Feature = ({ paper, ink }) =>
  path(
    "M-46 -24H46V-18H40C40 4 30 8 22 8C10 8 5 0 4 -14H-4C-5 0 -10 8 -22 8C-30 8 -40 4 -40 -18H-46Z",
    {
      fill: ink,
      stroke: paper,
      "stroke-width": 2,
    },
  ) + path("M-32 -14L-18 -14L-26 0ZM12 -14L22 -14L16 -4Z", { fill: paper });

const stare: Feature = ({ paper, ink }) =>
  [-21, 21]
    .map(
      (x) =>
        path(d`M${x - 15} -10Q${x} -24 ${x + 15} -10Q${x} 2 ${x - 15} -10Z`, {
          fill: paper,
          stroke: ink,
          "stroke-width": 3.5,
        }) +
        circle([x, -10], 5.5, { fill: ink }) +
        path(d`M${x - 17} ${-26 - x / 10}L${x + 17} ${-26 + x / 10}`, {
          stroke: ink,
          "stroke-width": 6,
        }),
    )
    .join("");

const censored: Feature = ({ spot, ink }) =>
  rect({ x: -66, y: -26, width: 132, height: 32 }, { fill: spot, stroke: ink, "stroke-width": 3 });

const sneer: Feature = ({ ink }) =>
  path("M-17 36Q-4 30 4 34T20 28", {
    fill: "none",
    stroke: ink,
    "stroke-width": 5,
    "stroke-linecap": "round",
  }) + path("M-8 44H8", { stroke: ink, "stroke-width": 3 });

const shout: Feature = ({ paper, ink }) =>
  path("M-20 30Q0 22 20 30Q22 52 0 54Q-22 52 -20 30Z", {
    fill: ink,
    stroke: paper,
    "stroke-width": 2.5,
  }) + path("M-15 31Q0 26 15 31L13 36H-13Z", { fill: paper });
