import type { Random } from "../../random.ts";
import { between, chance, integerBetween, pick, times } from "../choose.ts";
import { legible, mix } from "../colour.ts";
import { fit, letter, measure, setLine } from "../lettering.ts";
import { firs, mountain } from "../mountain.ts";
import { drawPalette } from "../palettes.ts";
import { below, corners, polar, polygon, ridge, star } from "../shapes.ts";
import { skull } from "../skull.ts";
import {
  type Box,
  circle,
  d,
  ground,
  group,
  path,
  type Point,
  radialGradient,
  side,
} from "../svg.ts";
import { grain } from "../texture.ts";
import { deadTree } from "../tree.ts";
import { inventWords } from "../words.ts";

interface Plate {
  back: string;
  ink: string;
  spot: string;
}

/** A woodcut: one symmetric sign in the middle of the dark, engraved lines, a thorny blackletter name. */
export function metal(random: Random): string {
  const { paper, ink, accents } = drawPalette(random, "press");
  const back = pick(random, [ink, ink, ink, paper, accents[1]]);
  const front = legible(back, [paper, ink]);
  const plate = {
    back,
    ink: front,
    spot: accents[0] === back ? mix(back, front, 0.4) : accents[0],
  };
  const centre: Point = [side / 2, 208];
  const scene = pick(random, [sigil, head, tree, peaks])(random, plate, centre);
  const dirt = grain(random, 320, { stroke: front, "stroke-opacity": 0.28, "stroke-width": 0.8 });
  return shadow(plate, centre) + dirt + scene + words(random, plate);
}

function shadow({ back, ink }: Plate, centre: Point): string {
  const light = radialGradient("light", centre, 240, [
    { at: 0, colour: mix(back, ink, 0.24) },
    { at: 1, colour: back },
  ]);
  return light + ground("url(#light)");
}

function halo(random: Random, centre: Point, inner: number, colour: string): string {
  const count = integerBetween(random, 24, 46);
  const spikes = times(count, (i) => {
    const angle = (360 * i) / count;
    const reach = inner + (i % 2 ? between(random, 16, 26) : between(random, 34, 56));
    return polygon([
      polar(centre, inner, angle - 2.4),
      polar(centre, reach, angle),
      polar(centre, inner, angle + 2.4),
    ]);
  });
  return path(spikes.join(""), { fill: colour });
}

function sigil(random: Random, { back, ink, spot }: Plate, centre: Point): string {
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

function head(random: Random, { back, ink, spot }: Plate, centre: Point): string {
  const disc = circle(centre, between(random, 84, 100), { fill: spot });
  const backdrop = chance(random, 0.6) ? disc : "";
  const crossed = chance(random, 0.5) ? antlers(random, centre, ink) : "";
  return (
    halo(random, centre, between(random, 74, 90), ink) +
    backdrop +
    crossed +
    skull(centre, between(random, 68, 80), ink, back)
  );
}

function antlers(random: Random, [x, y]: Point, colour: string): string {
  const shape = times(5, (i): Point => [38 + 14 * i + between(random, -3, 3), -52 - 17 * i]);
  const horn = (hand: number) => {
    const tines = shape
      .slice(1)
      .map(([dx, dy]) => d`M${x + hand * dx} ${y + dy}l${hand * -8} ${-30}`);
    const beam = shape.map(([dx, dy], i) =>
      i === 0 ? d`M${x + hand * dx} ${y + dy}` : d`L${x + hand * dx} ${y + dy}`,
    );
    return beam.join("") + tines.join("");
  };
  return path(horn(-1) + horn(1), {
    fill: "none",
    stroke: colour,
    "stroke-width": 6,
    "stroke-linejoin": "bevel",
  });
}

function tree(random: Random, { ink, spot }: Plate, [x]: Point): string {
  const moon = circle([x, 178], between(random, 54, 82), { fill: spot });
  const line = ridge(random, 300, 10, 4);
  return moon + deadTree(random, [x, 306], 68, ink) + path(below(line), { fill: ink });
}

function peaks(random: Random, { back, ink, spot }: Plate, [x]: Point): string {
  const moon = circle([x + between(random, -70, 70), 158], between(random, 34, 62), { fill: spot });
  const range = times(integerBetween(random, 3, 5), (i) => {
    const apex: Point = [x + [0, -104, 108, -46, 62][i]! + between(random, -18, 18), 150 + 26 * i];
    return mountain(random, { apex, foot: 352, reach: between(random, 88, 124) }, back, ink);
  });
  const wood = chance(random, 0.7)
    ? path(firs(random, 336, 22, between(random, 44, 78)), { fill: back })
    : "";
  return moon + range.join("") + wood;
}

function words(random: Random, { back, ink, spot }: Plate): string {
  const { artist, title } = inventWords(random, "metal");
  const name = fit(
    setLine("blackletter", artist, 6),
    { x: 46, y: 20, width: 258, height: 62 },
    { stretch: 1.5 },
  );
  const work = fit(setLine("geometric", title.toUpperCase(), 420), {
    x: 60,
    y: 326,
    width: 230,
    height: 8.5,
  });
  const box = measure(name);
  const plate = { fill: back, "fill-opacity": 0.72 };
  return (
    thorns(random, box, chance(random, 0.4) ? spot : ink) +
    letter(name, { fill: ink, stroke: ink, "stroke-width": 0.8 }) +
    path(d`M0 318h${side}v24H0Z`, plate) +
    letter(work, { fill: ink })
  );
}

/** Mirrored spikes that grow from both ends of the name and hang below it. */
function thorns(random: Random, { x, y, width, height }: Box, colour: string): string {
  const middle = y + height * 0.55;
  const count = integerBetween(random, 4, 6);
  const ends = times(count, (i): [Point, Point, Point] => {
    const at = y + (height * (i + 0.5)) / count;
    return [
      [-2, at - 3],
      [-between(random, 14, 38), at + (at - middle) * 0.9],
      [-2, at + 3],
    ];
  });
  const hanging = times(3, (i): [Point, Point, Point] => {
    const at = width * (0.08 + 0.14 * i);
    return [
      [at - 4, y + height - 2],
      [at + between(random, -3, 3), y + height + between(random, 8, 22)],
      [at + 4, y + height - 2],
    ];
  });
  const spikes = [...ends, ...hanging].flatMap((spike) => [
    polygon(spike.map(([dx, py]): Point => [x + dx, py])),
    polygon(spike.map(([dx, py]): Point => [x + width - dx, py])),
  ]);
  return path(spikes.join(""), { fill: colour });
}
