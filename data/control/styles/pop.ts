import type { Random } from "../../random.ts";
import { between, chance, integerBetween, pick, times } from "../drawing/choose.ts";
import { mix } from "../drawing/colour.ts";
import { bend, fit, letter, type Lettering, setLine } from "../lettering/lettering.ts";
import { drawPalette, type Palette } from "../drawing/palettes.ts";
import { curve, rays, star } from "../drawing/shapes.ts";
import {
  type Box,
  circle,
  d,
  ground,
  group,
  path,
  type Point,
  radialGradient,
  rect,
  rotation,
  side,
} from "../drawing/svg.ts";
import { sweets } from "../motifs/sweets.ts";
import { inventWords } from "../lettering/words.ts";

/** A sweet shop: bright flat colours, hearts and bubbles, and fat round letters with an outline and a shadow. */
export function pop(random: Random): string {
  const palette = drawPalette(random, "candy");
  const scene = pick(random, [confetti, prints, bubbles, ribbons]);
  return scene(random, palette) + words(random, palette);
}

function confetti(random: Random, { paper, ink, accents }: Palette): string {
  const back = pick(random, [paper, ...accents]);
  const tones = [paper, ink, ...accents].filter((tone) => tone !== back);
  const bits = times(integerBetween(random, 34, 60), () => {
    const at: Point = [between(random, 0, side), between(random, 0, side)];
    const turned = { transform: rotation(random.int(360), at) };
    return group(turned, path(bit(random, at), line(pick(random, tones))));
  });
  const [disc = paper, drop = ink] = random.sample(tones.slice(2), 2);
  const centre: Point = [side / 2, side / 2];
  const r = between(random, 112, 134);
  return (
    ground(back) +
    bits.join("") +
    circle([centre[0] + 9, centre[1] + 9], r, { fill: drop }) +
    circle(centre, r, { fill: disc })
  );
}

const line = (stroke: string) => ({
  fill: "none",
  stroke,
  "stroke-width": 5,
  "stroke-linecap": "round",
  "stroke-linejoin": "round",
});

function bit(random: Random, [x, y]: Point): string {
  return pick(random, [
    d`M${x - 16} ${y}l8 -8l8 8l8 -8l8 8`,
    d`M${x - 8} ${y + 6}L${x} ${y - 8}L${x + 8} ${y + 6}Z`,
    d`M${x - 8} ${y}a8 8 0 1 0 16 0a8 8 0 1 0 -16 0`,
    d`M${x - 7} ${y}h14M${x} ${y - 7}v14`,
    d`M${x} ${y}h0`,
    d`M${x - 12} ${y}q6 -12 12 0t12 0`,
  ]);
}

function prints(random: Random, { paper, ink, accents }: Palette): string {
  const count = pick(random, [2, 2, 3]);
  const cell = side / count;
  const sweet = pick(random, sweets);
  const tones = random.shuffle([...accents, paper, mix(accents[0], accents[1], 0.5)]);
  const squares = times(count * count, (i) => {
    const box: Box = {
      x: (i % count) * cell,
      y: Math.floor(i / count) * cell,
      width: cell,
      height: cell,
    };
    const fill = tones[i % tones.length] ?? paper;
    const on = tones[(i + 2) % tones.length] ?? ink;
    const centre: Point = [box.x + cell / 2, box.y + cell / 2];
    return (
      rect({ ...box, width: cell + 0.5, height: cell + 0.5 }, { fill }) +
      sweet(centre, cell * 0.4, on, ink)
    );
  });
  return squares.join("");
}

function bubbles(random: Random, { paper, accents }: Palette): string {
  const [back, ...tones] = random.shuffle(accents);
  const light = radialGradient("light", [175, 150], 270, [
    { at: 0, colour: mix(back ?? paper, paper, 0.65) },
    { at: 1, colour: back ?? paper },
  ]);
  const gloss = [...tones, paper].map((colour, i) =>
    ballPaint(`gloss${i}`, mix(colour, "#ffffff", 0.55), colour),
  );
  const balls = times(integerBetween(random, 12, 22), (i) => {
    const [r, centre]: [number, Point] = [
      between(random, 12, 58) * (i < 4 ? 1.3 : 0.8),
      [between(random, 0, side), between(random, 0, side)],
    ];
    const shine: Point = [centre[0] - r * 0.36, centre[1] - r * 0.4];
    return (
      circle(centre, r, { fill: `url(#gloss${i % gloss.length})` }) +
      circle(shine, r * 0.17, { fill: "#ffffff", "fill-opacity": 0.85 })
    );
  });
  return light + ground("url(#light)") + gloss.join("") + balls.join("");
}

function ballPaint(id: string, light: string, dark: string): string {
  return `<radialGradient id="${id}" cx="0.35" cy="0.3" r="0.8"><stop offset="0" stop-color="${light}"/><stop offset="1" stop-color="${dark}"/></radialGradient>`;
}

function ribbons(random: Random, { paper, accents }: Palette): string {
  const tones = random.shuffle([...accents, paper, mix(accents[1], paper, 0.5)]);
  const swing = between(random, 12, 30);
  const phase = between(random, 0, 6);
  const steps = integerBetween(random, 6, 9);
  const bands = times(steps, (i) => {
    const top = -40 + (400 * i) / steps;
    const edge = times(9, (k): Point => [-10 + k * 46.5, top + swing * Math.sin(k * 1.1 + phase)]);
    return path(`${curve(edge)}${d`V360H-10Z`}`, { fill: tones[i % tones.length] });
  });
  const sun = chance(random, 0.5)
    ? path(rays([175, 175], 12, 0, 360), { fill: paper, "fill-opacity": 0.16 })
    : "";
  const sparks = times(integerBetween(random, 5, 12), () =>
    path(star([between(random, 12, 338), between(random, 12, 338)], 4, between(random, 8, 17), 3), {
      fill: "#ffffff",
    }),
  );
  return bands.join("") + sun + sparks.join("");
}

function words(random: Random, { paper, ink, accents }: Palette): string {
  const { artist, title } = inventWords(random, "pop");
  const rows = title.split(" ");
  const high = Math.min(64, 150 / rows.length);
  const top = 165 - (high * rows.length) / 2;
  const lines = rows.map((row, i) => {
    const box = { x: 52, y: top + i * (high + 6), width: 246, height: high };
    return wave(random, fit(setLine("round", row.toUpperCase(), 30), box, { stretch: 1.3 }));
  });
  const stroke = {
    stroke: ink,
    "stroke-width": 11,
    "stroke-linejoin": "round",
    "paint-order": "stroke",
  };
  const fill = pick(random, [paper, ...accents.filter((tone) => tone !== ink)]);
  const name = fit(setLine("round", artist.toUpperCase(), 120), {
    x: 70,
    y: 268,
    width: 210,
    height: 17,
  });
  return (
    lines
      .map((row) =>
        letter(
          bend(row, ([x, y]) => [x + 4, y + 6]),
          { ...stroke, fill: ink },
        ),
      )
      .join("") +
    lines.map((row) => letter(row, { ...stroke, fill })).join("") +
    letter(name, { ...stroke, "stroke-width": 8, fill: paper })
  );
}

function wave(random: Random, row: Lettering): Lettering {
  const [rise, lean] = [between(random, -9, 9), between(random, -0.05, 0.05)];
  return bend(row, ([x, y]) => [
    x,
    y + rise * Math.cos(((x - 175) / 175) * 2.2) + lean * (x - 175),
  ]);
}
