import type { Random } from "../../random.ts";
import { between, chance, integerBetween, pick, times } from "../drawing/choose.ts";
import { legible } from "../drawing/colour.ts";
import { fit, letter, setLine, turn } from "../lettering/lettering.ts";
import { drawPalette } from "../drawing/palettes.ts";
import { portrait } from "../motifs/portrait.ts";
import { ransomNote } from "../lettering/ransom.ts";
import { curve, polygon, tornBox } from "../drawing/shapes.ts";
import {
  clipped,
  formatNumber,
  d,
  ground,
  group,
  path,
  type Point,
  rotation,
  side,
} from "../drawing/svg.ts";
import { grain, halftone } from "../drawing/texture.ts";
import { inventWords } from "../lettering/words.ts";

interface Copy {
  back: string;
  ink: string;
  spot: string;
  paper: string;
}

/** A photocopied flyer: coarse halftone, torn strips, marker scribble, letters cut from newspapers. */
export function punk(random: Random): string {
  const { paper, ink, accents } = drawPalette(random, "press");
  const spot = accents[0];
  const back = pick(random, [paper, paper, ink, accents[1]]);
  const copy = {
    back,
    ink: legible(back, [paper, ink]),
    spot,
    paper: back === paper ? spot : paper,
  };
  const scene = pick(random, [photograph, photograph, checker, strips])(random, copy);
  const dirt = grain(random, 220, { stroke: copy.ink, "stroke-opacity": 0.4, "stroke-width": 1.2 });
  return (
    ground(back) + scene + dirt + scribble(random, copy) + words(random, copy, [paper, ink, spot])
  );
}

function photograph(random: Random, { ink, spot, paper }: Copy): string {
  const x = between(random, 150, 200);
  const box = { x: x - 112, y: 78, width: 224, height: 206 };
  const dark = legible(paper, [ink, "#0b0b0b"]);
  const light = between(random, 0, 1);
  const shade = (px: number, py: number) => 0.75 - Math.hypot(px - x - 60 * light, py - 150) / 190;
  const screen = { pitch: between(random, 10, 13), angle: 45, colour: pick(random, [dark, spot]) };
  const sitter = portrait(random, { paper, ink: dark, spot: spot === paper ? ink : spot });
  const place = `translate(${formatNumber(x)} 176) scale(${formatNumber(between(random, 0.82, 0.93))})`;
  const picture = halftone(shade, box, screen) + group({ transform: place }, sitter);
  const bars = chance(random, 0.5) ? stripes(random, spot) : "";
  const paperBack = path(tornBox(random, box, 8), {
    fill: paper,
    stroke: paper,
    "stroke-width": 12,
  });
  return (
    bars + group({ transform: rotation(between(random, -6, 6), [x, 180]) }, paperBack, picture)
  );
}

function stripes(random: Random, fill: string): string {
  const width = between(random, 16, 34);
  const slant = pick(random, [-180, 180]);
  const bars = times(Math.ceil(900 / width / 2), (i) => {
    const x = -280 + i * width * 2;
    return polygon([
      [x, 0],
      [x + width, 0],
      [x + width + slant, side],
      [x + slant, side],
    ]);
  });
  return path(bars.join(""), { fill });
}

function checker(random: Random, { back, ink, spot }: Copy): string {
  const count = integerBetween(random, 5, 8);
  const size = 420 / count;
  const squares = times(count * count, (i) => {
    const [column, row] = [i % count, Math.floor(i / count)];
    return (column + row) % 2
      ? ""
      : d`M${column * size - 35} ${row * size - 35}h${size}v${size}h${-size}Z`;
  });
  const tilt = rotation(between(random, -14, 14), [175, 175]);
  const cross = times(2, (i) => {
    const from: Point = i === 0 ? [70, 80] : [285, 85];
    const to: Point = i === 0 ? [280, 270] : [66, 272];
    return curve(
      times(7, (k): Point => [
        from[0] + ((to[0] - from[0]) * k) / 6 + between(random, -9, 9),
        from[1] + ((to[1] - from[1]) * k) / 6 + between(random, -9, 9),
      ]),
    );
  });
  const brush = { fill: "none", "stroke-linecap": "round" } as const;
  return (
    group({ transform: tilt }, path(squares.join(""), { fill: ink })) +
    path(cross.join(""), { ...brush, stroke: back, "stroke-width": 40 }) +
    path(cross.join(""), { ...brush, stroke: spot, "stroke-width": 28 })
  );
}

function strips(random: Random, { ink, spot, paper }: Copy): string {
  const tones = [paper, spot, ink];
  const count = integerBetween(random, 4, 6);
  const pieces = times(count, (i) => {
    const height = 360 / count;
    const y = i * height - 6;
    const centre: Point = [175, y + height / 2];
    const piece = { x: between(random, -20, 60), y, width: between(random, 250, 340), height };
    const shape = tornBox(random, piece, 10);
    const fill = tones[i % 3] ?? ink;
    const from = between(random, 0, side);
    const box = { x: 0, y, width: side, height };
    const dots = halftone((x) => 1 - Math.abs(x - from) / 210, box, {
      pitch: 12,
      angle: 45,
      colour: legible(fill, tones),
    });
    const torn = path(shape, { fill }) + clipped(`strip${i}`, path(shape, {}), dots);
    return group({ transform: rotation(between(random, -7, 7), centre) }, torn);
  });
  return pieces.join("");
}

function scribble(random: Random, { spot, ink }: Copy): string {
  const [x, y] = [between(random, 20, 230), between(random, 84, 246)];
  const loops = times(integerBetween(random, 8, 14), (i): Point => [
    x + i * between(random, 5, 11),
    y + (i % 2 ? 1 : -1) * between(random, 8, 22),
  ]);
  const stroke = pick(random, [spot, ink]);
  return path(curve(loops), {
    fill: "none",
    stroke,
    "stroke-width": between(random, 2.5, 5),
    "stroke-linecap": "round",
  });
}

function words(random: Random, { ink, back }: Copy, tones: readonly string[]): string {
  const { artist, title } = inventWords(random, "punk");
  const top = chance(random, 0.7);
  const box = { x: 20, y: top ? 16 : 252, width: 310, height: 80 };
  const strip = { x: 40, y: top ? 294 : 24, width: 270, height: 36 };
  const degrees = between(random, -4, 4);
  const centre: Point = [175, strip.y + 18];
  const around = { x: strip.x - 12, y: strip.y - 6, width: strip.width + 24, height: 48 };
  const torn = tornBox(random, around, 9);
  const line = fit(setLine("brush", title.toUpperCase(), 20), strip, { stretch: 1.4 });
  return (
    ransomNote(random, artist, box, tones) +
    group({ transform: rotation(degrees, centre) }, path(torn, { fill: ink })) +
    letter(turn(line, degrees, centre), { fill: legible(ink, [back, ...tones]) })
  );
}
