import type { Random } from "../../random.ts";
import { between, chance, integerBetween, pick, times } from "../drawing/choose.ts";
import { contrast, legible } from "../drawing/colour.ts";
import { bend, fit, letter, type Lettering, setLine } from "../lettering/lettering.ts";
import { drawPalette, type Palette } from "../drawing/palettes.ts";
import { leaf } from "../motifs/plants.ts";
import { curve, polar } from "../drawing/shapes.ts";
import { singer } from "../motifs/singer.ts";
import { circle, formatNumber, ground, group, path, type Point, side } from "../drawing/svg.ts";
import { grain } from "../drawing/texture.ts";
import { inventWords } from "../lettering/words.ts";

interface Groove {
  back: string;
  bands: readonly string[];
  palette: Palette;
}

/** The early seventies: round bands of warm colour that arch and flow, flowers, and swelling letters. */
export function soul(random: Random): string {
  const palette = drawPalette(random, "sunset");
  const { paper, ink, accents } = palette;
  const back = pick(random, [paper, paper, ink, ...accents]);
  const bands = random.shuffle([paper, ink, ...accents].filter((tone) => tone !== back));
  const top = chance(random, 0.5);
  const scene = pick(random, [arches, stream, flowers, portrait])(
    random,
    { back, bands, palette },
    top,
  );
  const dust = grain(random, 260, { stroke: paper, "stroke-opacity": 0.18 });
  return ground(back) + scene + dust + words(random, back, bands, top);
}

function rings(centre: Point, widest: number, count: number, tones: readonly string[]): string {
  return times(count, (i) =>
    circle(centre, (widest * (count - i)) / count, { fill: tones[i % tones.length] }),
  ).join("");
}

function arches(random: Random, { back, bands }: Groove, top: boolean): string {
  const y = top ? between(random, 330, 372) : between(random, -22, 20);
  const x = pick(random, [0, side / 2, side]);
  const reach = x === side / 2 ? between(random, 185, 225) : between(random, 225, 275);
  const count = integerBetween(random, 5, 8);
  const tones = chance(random, 0.5) ? [...bands, back] : bands.slice(0, 3);
  return rings([x, y], reach, count, tones);
}

function stream(random: Random, { bands }: Groove, top: boolean): string {
  const count = integerBetween(random, 4, 7);
  const width = between(random, 18, 27);
  const swing = between(random, 28, 58);
  const start = top ? between(random, 190, 230) : between(random, 96, 130);
  const phase = between(random, 0, 6);
  const lines = times(count, (i) => {
    const points = times(8, (k): Point => [
      -30 + k * 60,
      start + (i - count / 2) * width + 30 + swing * Math.sin(k * 0.95 + phase),
    ]);
    return path(curve(points), { stroke: bands[i % bands.length] });
  });
  const sun: Point = [between(random, 70, 280), start - (top ? 20 : 30)];
  const disc = rings(sun, between(random, 46, 70), 3, [...bands].reverse());
  return disc + group({ fill: "none", "stroke-width": width + 0.6 }, ...lines);
}

function flowers(random: Random, { bands }: Groove, top: boolean): string {
  const middle = top ? 222 : 128;
  const spots: Point[] = [
    [175, middle],
    [between(random, 30, 90), middle + between(random, -55, 55)],
    [between(random, 262, 322), middle + between(random, -55, 55)],
    [between(random, 90, 150), middle + (top ? 92 : -92)],
    [between(random, 205, 265), middle + (top ? 96 : -96)],
  ];
  const shown = spots.slice(0, integerBetween(random, 1, 5)).reverse();
  return shown
    .map((spot) => flower(random, spot, shown.length === 1 ? 112 : between(random, 52, 84), bands))
    .join("");
}

function flower(random: Random, centre: Point, size: number, bands: readonly string[]): string {
  const petals = integerBetween(random, 6, 12);
  const tones = random.shuffle(bands);
  const layers = [1, 0.74, 0.48].map((share, layer) => {
    const shapes = times(petals, (i) => {
      const angle = (360 * i) / petals + (layer % 2 ? 180 / petals : 0);
      return leaf(
        polar(centre, size * 0.1, angle),
        angle,
        size * share * 0.92,
        (size * share * 2.6) / petals,
      );
    });
    return path(shapes.join(""), { fill: tones[layer % tones.length] });
  });
  return layers.join("") + circle(centre, size * 0.2, { fill: tones[3 % tones.length] });
}

function portrait(random: Random, { bands, palette }: Groove, top: boolean): string {
  const { ink, accents } = palette;
  const centre: Point = [between(random, 150, 200), top ? 214 : 132];
  const dress = pick(random, accents);
  const warm = bands.filter((tone) => tone !== ink && tone !== dress);
  const halo = rings(
    [centre[0], centre[1] - 22],
    between(random, 126, 170),
    integerBetween(random, 2, 5),
    warm,
  );
  const scale = formatNumber(between(random, 0.86, 0.98));
  const place = `translate(${formatNumber(centre[0])} ${formatNumber(centre[1])}) scale(${scale})`;
  const inks = { hair: ink, dress, gold: warm[0] ?? dress };
  return halo + group({ transform: place }, singer(random, inks));
}

function words(random: Random, back: string, bands: readonly string[], top: boolean): string {
  const { artist, title } = inventWords(random, "soul");
  const box = { x: 30, y: top ? 26 : 262, width: 290, height: 46 };
  const swell = pick(random, [arched, waved, bulged]);
  const name = swell(fit(setLine("groovy", title, 10), box, { stretch: 1.25 }), box.y + 23);
  const work = fit(setLine("groovy", artist, 90), {
    x: 60,
    y: top ? 92 : 326,
    width: 230,
    height: 12,
  });
  const fill = legible(back, bands);
  const edge = {
    stroke: back,
    "stroke-width": 7,
    "stroke-linejoin": "round",
    "paint-order": "stroke",
  };
  const second = pick(random, bands.filter((tone) => contrast(back, tone) > 3).concat(fill));
  return (
    letter(name, { fill, ...edge }) + letter(work, { fill: second, ...edge, "stroke-width": 5 })
  );
}

function arched(row: Lettering): Lettering {
  return bend(row, ([x, y]) => [x, y + 14 * ((x - side / 2) / 145) ** 2 - 4]);
}

function waved(row: Lettering): Lettering {
  return bend(row, ([x, y]) => [x, y + 8 * Math.sin((x / side) * 7)]);
}

function bulged(row: Lettering, middle: number): Lettering {
  return bend(row, ([x, y]) => {
    const swell = 0.72 + 0.5 * Math.cos(((x - side / 2) / side) * 2.6);
    return [x, middle + (y - middle) * swell];
  });
}
