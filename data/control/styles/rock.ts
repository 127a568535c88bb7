import type { Random } from "../../random.ts";
import { between, chance, integerBetween, pick, times } from "../choose.ts";
import { contrast, legible, mix } from "../colour.ts";
import { fit, letter, setLine } from "../lettering.ts";
import { firs, mountain } from "../mountain.ts";
import { drawPalette, type Palette } from "../palettes.ts";
import { below, polygon, ridge, star } from "../shapes.ts";
import {
  circle,
  clipped,
  d,
  ground,
  linearGradient,
  path,
  type Point,
  rect,
  side,
} from "../svg.ts";
import { grain } from "../texture.ts";
import { inventWords } from "../words.ts";

interface View {
  sky: string;
  sun: string;
  near: string;
  far: string;
  light: string;
}

/** An evening on the road: a banded sun over level land, and one wide line of letters across the sky. */
export function rock(random: Random): string {
  const palette = drawPalette(random, "sunset");
  const { paper, ink, accents } = palette;
  const night = chance(random, 0.3);
  const sky = night ? ink : pick(random, [paper, ...accents]);
  const sun = pick(
    random,
    [...accents, paper].filter((tone) => contrast(sky, tone) > 1.35),
  );
  const far = pick(
    random,
    accents.filter((tone) => tone !== sun && tone !== sky),
  );
  const view = { sky, sun, far, near: night ? mix(ink, "#000000", 0.4) : ink, light: paper };
  const scene = pick(random, [road, mesas, summits, storm])(random, view);
  const dusk = linearGradient(
    "dusk",
    [0, 0],
    [0, 230],
    [
      { at: 0, colour: sky },
      { at: 1, colour: night ? mix(sky, far, 0.3) : mix(sky, paper, 0.5) },
    ],
  );
  const dust = grain(random, 260, { stroke: paper, "stroke-opacity": 0.18 });
  return dusk + ground("url(#dusk)") + scene + dust + words(random, palette, sky);
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
  const horizon = between(random, 222, 245);
  const hills = path(below(ridge(random, horizon - 16, 16, 5), horizon + 4), { fill: view.far });
  const land = rect(
    { x: 0, y: horizon, width: side, height: side },
    { fill: mix(view.far, view.near, 0.55) },
  );
  const tar = polygon([
    [x - 3, horizon],
    [x + 3, horizon],
    [x + 190, side],
    [x - 190, side],
  ]);
  const dashes = times(7, (i) => {
    const [from, to] = [((i + 0.2) / 7) ** 2.2, ((i + 0.75) / 7) ** 2.2].map(
      (share) => horizon + share * 120,
    );
    const wide = (at: number) => 0.5 + ((at - horizon) / 120) * 9;
    const [a, b] = [from ?? 0, to ?? 0];
    return polygon([
      [x - wide(a), a],
      [x + wide(a), a],
      [x + wide(b), b],
      [x - wide(b), b],
    ]);
  });
  const disc = bandedSun(
    random,
    [x, horizon - between(random, 0, 46)],
    between(random, 62, 92),
    view,
  );
  return (
    disc +
    hills +
    land +
    path(tar, { fill: view.near }) +
    path(dashes.join(""), { fill: view.light })
  );
}

function mesas(random: Random, view: View): string {
  const disc = bandedSun(
    random,
    [between(random, 90, 260), between(random, 175, 215)],
    between(random, 48, 84),
    view,
  );
  const tables = times(integerBetween(random, 2, 4), (i) => {
    const [x, top] = [between(random, -20, 330), between(random, 170, 222)];
    const half = between(random, 22, 62);
    const shape = polygon([
      [x - half, top],
      [x + half, top],
      [x + half + 7, top + 26],
      [x + half + 44, 272],
      [x - half - 44, 272],
      [x - half - 7, top + 26],
    ]);
    const shadow = polygon([
      [x + half * 0.3, top],
      [x + half, top],
      [x + half + 7, top + 26],
      [x + half + 44, 272],
      [x + half * 0.5, 272],
    ]);
    const fill = mix(view.far, view.near, 0.12 + 0.14 * i);
    return path(shape, { fill }) + path(shadow, { fill: mix(fill, view.near, 0.4) });
  });
  const land = path(below(ridge(random, 268, 5, 4)), { fill: mix(view.far, view.near, 0.6) });
  const front = path(below(ridge(random, 312, 8, 4)), { fill: view.near });
  const plants = times(integerBetween(random, 1, 3), () =>
    cactus(between(random, 30, 320), between(random, 50, 96)),
  );
  const stroke = {
    fill: "none",
    stroke: view.near,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  };
  return (
    disc + tables.join("") + land + path(plants.join(""), { ...stroke, "stroke-width": 11 }) + front
  );
}

function cactus(x: number, height: number): string {
  const y = 330;
  const arm = height * 0.34;
  return d`M${x} ${y}V${y - height}M${x} ${y - height * 0.38}h-20v${-arm}M${x} ${y - height * 0.52}h20v${-arm * 0.8}`;
}

function summits(random: Random, view: View): string {
  const disc = bandedSun(
    random,
    [between(random, 90, 260), between(random, 150, 190)],
    between(random, 46, 80),
    view,
  );
  const spots = random.shuffle([40, 130, 215, 310]);
  const range = times(integerBetween(random, 3, 4), (i) => {
    const apex: Point = [(spots[i] ?? 175) + between(random, -20, 20), 158 + 24 * i];
    const peak = { apex, foot: 330, reach: between(random, 95, 130) };
    return mountain(
      random,
      peak,
      mix(view.far, view.near, 0.2 * i),
      mix(view.light, view.far, 0.15),
    );
  });
  const lake = rect({ x: 0, y: 296, width: side, height: 54 }, { fill: view.near });
  return (
    disc +
    range.join("") +
    lake +
    path(firs(random, 312, 26, between(random, 36, 62)), { fill: view.near })
  );
}

function storm(random: Random, view: View): string {
  const disc = bandedSun(random, [side / 2, 208], between(random, 84, 104), view);
  const x = between(random, 150, 200);
  const bolt: Point[] = [
    [x + 14, 96],
    [x - 46, 214],
    [x - 6, 208],
    [x - 34, 312],
    [x + 52, 180],
    [x + 10, 186],
    [x + 56, 96],
  ];
  const land = [0, 1, 2].map((i) =>
    path(below(ridge(random, 262 + 26 * i, 7, 4)), {
      fill: mix(view.far, view.near, 0.3 + 0.35 * i),
    }),
  );
  const edge = {
    stroke: view.near,
    "stroke-width": 7,
    "stroke-linejoin": "miter",
    "paint-order": "stroke",
  };
  const sparks = times(random.int(8), () =>
    path(star([between(random, 10, 340), between(random, 90, 220)], 4, 7, 1.6), {
      fill: view.light,
    }),
  );
  return (
    disc +
    sparks.join("") +
    land.slice(0, 2).join("") +
    path(polygon(bolt), { fill: view.light, ...edge }) +
    (land[2] ?? "")
  );
}

function words(random: Random, { paper, ink, accents }: Palette, sky: string): string {
  const { artist, title } = inventWords(random, "rock");
  const main = legible(sky, [paper, ink]);
  const face = pick(random, ["deco", "deco", "condensed"] as const);
  const name = fit(
    setLine(face, artist.toUpperCase(), 20),
    { x: 22, y: 22, width: 306, height: 50 },
    { stretch: 1.6, down: 0 },
  );
  const work = fit(setLine("geometric", title.toUpperCase(), 380), {
    x: 50,
    y: 82,
    width: 250,
    height: 10,
  });
  const second = legible(sky, accents);
  return (
    letter(name, { fill: main }) +
    letter(work, { fill: contrast(sky, second) > 3 && chance(random, 0.5) ? second : main })
  );
}
