import type { Random } from "../../random.ts";
import { between, chance, integerBetween, pick, times } from "../drawing/choose.ts";
import { legible, mix } from "../drawing/colour.ts";
import { letter, place, setLine } from "../lettering/lettering.ts";
import { drawPalette } from "../drawing/palettes.ts";
import { curve, ridge } from "../drawing/shapes.ts";
import {
  circle,
  d,
  ground,
  linearGradient,
  path,
  type Point,
  radialGradient,
  side,
} from "../drawing/svg.ts";
import { inventWords } from "../lettering/words.ts";

interface Air {
  high: string;
  low: string;
  near: string;
  glow: string;
}

/** Drawings, each with how dark it leaves the foot of the cover, from low (0) to near (1). */
const scenes: readonly [(random: Random, air: Air) => string, number][] = [
  [mountains, 0.85],
  [sea, 0.7],
  [planet, 0],
  [clouds, 0.3],
];

/** Mist: one wide gradient, a soft disc, layers that fade, and thin letters far apart. */
export function ambient(random: Random): string {
  const { paper, ink, accents } = drawPalette(random, "mist");
  const dusk = chance(random, 0.35);
  const high = dusk ? mix(ink, accents[0], 0.25) : mix(accents[0], paper, 0.3);
  const low = dusk ? mix(accents[1], paper, 0.25) : mix(accents[2], paper, 0.5);
  const near = dusk ? mix(ink, "#000000", 0.15) : mix(ink, accents[1], 0.35);
  const air = { high, low, near, glow: mix(paper, "#ffffff", 0.4) };
  const [scene, depth] = pick(random, scenes);
  const floor = mix(low, near, depth);
  const sky = linearGradient(
    "sky",
    [0, 0],
    [between(random, -120, 120), side],
    [
      { at: 0, colour: high },
      { at: between(random, 0.6, 0.95), colour: low },
    ],
  );
  return (
    sky + ground("url(#sky)") + scene(random, air) + caption(random, [high, floor], [ink, paper])
  );
}

function softDisc(centre: Point, r: number, { glow }: Air): string {
  const halo = radialGradient("halo", centre, r * 3, [
    { at: 0, colour: glow, opacity: 0.7 },
    { at: 0.34, colour: glow, opacity: 0.4 },
    { at: 1, colour: glow, opacity: 0 },
  ]);
  return (
    halo +
    circle(centre, r * 3, { fill: "url(#halo)" }) +
    circle(centre, r, { fill: glow, "fill-opacity": 0.9 })
  );
}

function mountains(random: Random, air: Air): string {
  const layers = integerBetween(random, 3, 6);
  const horizon = between(random, 150, 210);
  const disc = softDisc(
    [between(random, 60, 290), horizon - between(random, 20, 80)],
    between(random, 14, 42),
    air,
  );
  const slopes = times(layers, (i) => {
    const y = horizon + ((side - horizon) * i) / layers;
    const colour = mix(air.low, air.near, ((i + 1) / layers) ** 1.3 * 0.9);
    const fog = linearGradient(
      `fog${i}`,
      [0, y - 20],
      [0, y + 90],
      [
        { at: 0, colour },
        { at: 1, colour: mix(colour, air.low, 0.6) },
      ],
    );
    const line = curve(ridge(random, y, between(random, 12, 34), 4));
    return fog + path(`${line}${d`V${side}H0Z`}`, { fill: `url(#fog${i})` });
  });
  return disc + slopes.join("");
}

function sea(random: Random, air: Air): string {
  const horizon = between(random, 170, 250);
  const centre: Point = [between(random, 80, 270), horizon - between(random, 0, 90)];
  const water = linearGradient(
    "water",
    [0, horizon],
    [0, side],
    [
      { at: 0, colour: mix(air.low, air.high, 0.55) },
      { at: 1, colour: mix(air.high, air.near, 0.75) },
    ],
  );
  const lines = times(integerBetween(random, 14, 26), (i) => {
    const y = horizon + 3 + i * i * 0.32 + i * 1.5;
    const reach = between(random, 6, 26) + i * between(random, 0.5, 3);
    const x = centre[0] + between(random, -8, 8) - reach / 2;
    return y < side - 4 ? d`M${x} ${y}h${reach}` : "";
  });
  const glint = { stroke: air.glow, "stroke-width": 1.3, "stroke-opacity": 0.75, fill: "none" };
  const surface = path(d`M0 ${horizon}H${side}V${side}H0Z`, { fill: "url(#water)" });
  return (
    softDisc(centre, between(random, 16, 46), air) + water + surface + path(lines.join(""), glint)
  );
}

function planet(random: Random, air: Air): string {
  const centre: Point = [between(random, 130, 220), between(random, 125, 190)];
  const r = between(random, 62, 105);
  const [x, y] = centre;
  const body = linearGradient(
    "body",
    [x - r, y - r],
    [x + r * 0.7, y + r],
    [
      { at: 0, colour: air.glow },
      { at: 0.5, colour: mix(air.low, air.near, 0.4) },
      { at: 1, colour: air.near },
    ],
  );
  const rings = times(integerBetween(random, 2, 9), (i) =>
    circle(centre, r + 12 + i * between(random, 8, 15), {
      fill: "none",
      stroke: air.glow,
      "stroke-width": 0.8,
      "stroke-opacity": 0.7 - i * 0.07,
    }),
  );
  return body + rings.join("") + circle(centre, r, { fill: "url(#body)" });
}

function clouds(random: Random, air: Air): string {
  const colours = [air.glow, air.low, air.near, air.high, mix(air.low, air.near, 0.4)];
  const blobs = times(integerBetween(random, 5, 8), (i) => {
    const colour = colours[i % colours.length] ?? air.glow;
    const centre: Point = [between(random, 0, side), between(random, 0, side)];
    const r = between(random, 90, 210);
    const paint = radialGradient(`cloud${i}`, centre, r, [
      { at: 0, colour, opacity: between(random, 0.55, 0.95) },
      { at: 1, colour, opacity: 0 },
    ]);
    return paint + circle(centre, r, { fill: `url(#cloud${i})` });
  });
  const ring = { fill: "none", stroke: air.glow, "stroke-width": 1.1, "stroke-opacity": 0.85 };
  return (
    blobs.join("") +
    circle([side / 2, side * between(random, 0.42, 0.52)], between(random, 50, 110), ring)
  );
}

function caption(random: Random, [high, floor]: [string, string], inks: readonly string[]): string {
  const { artist, title } = inventWords(random, "ambient");
  const top = chance(random, 0.4);
  const across = pick(random, [0, 0.5, 0.5]);
  const y = top ? 42 : 312;
  const colour = legible(top ? high : floor, inks);
  const paint = { fill: colour, stroke: colour, "stroke-width": 0.6 };
  const spot = { x: across === 0 ? 28 : side / 2, maxWidth: 290, across };
  const tracking = between(random, 220, 360);
  const name = setLine("thin", artist.toLowerCase(), tracking);
  const work = setLine("thin", title.toLowerCase(), 200);
  return (
    letter(place(name, { ...spot, y, size: 22 }), paint) +
    letter(place(work, { ...spot, y: y + 20, size: 13 }), { ...paint, "stroke-width": 0.45 })
  );
}
