import type { Random } from "../../random.ts";
import { between, chance, integerBetween, pick, times } from "../drawing/choose.ts";
import { legible, mix } from "../drawing/colour.ts";
import { boombox, crown, medallion, microphone, turntable } from "../motifs/emblems.ts";
import { fit, letter, measure, setLine, turn } from "../lettering/lettering.ts";
import { drawPalette, type Palette } from "../drawing/palettes.ts";
import { polygon, rays } from "../drawing/shapes.ts";
import {
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
import { halftone } from "../drawing/texture.ts";
import { inventWords } from "../lettering/words.ts";

/** A mix tape: one golden emblem in front of rays or a skyline, a tag, and tall narrow capitals. */
export function hiphopRap(random: Random): string {
  const palette = drawPalette(random, "gold");
  const [gold, ...deep] = goldFirst(palette);
  const back = pick(random, [palette.ink, deep[0] ?? palette.ink, deep[1] ?? palette.ink]);
  const other = pick(
    random,
    [palette.ink, ...deep].filter((colour) => colour !== back),
  );
  const centre: Point = [side / 2, between(random, 142, 156)];
  const scenery = pick(random, [burst, skyline, dots])(random, back, other, centre);
  const emblem = pick(random, [crown, medallion, boombox, microphone, turntable]);
  const tilt = rotation(between(random, -9, 9), centre);
  const drawn = group({ transform: tilt }, emblem(centre, { light: gold, dark: palette.ink }));
  return scenery + drawn + words(random, palette, gold);
}

function goldFirst({ accents }: Palette): [gold: string, ...deep: string[]] {
  const gold = legible("#000000", accents);
  return [gold, ...accents.filter((colour) => colour !== gold)];
}

function burst(random: Random, back: string, other: string, centre: Point): string {
  const light = radialGradient("light", centre, 230, [
    { at: 0, colour: mix(back, "#ffffff", 0.28) },
    { at: 1, colour: back },
  ]);
  const wedges = rays(centre, integerBetween(random, 9, 18), between(random, 0, 30));
  return light + ground("url(#light)") + path(wedges, { fill: other, "fill-opacity": 0.9 });
}

function skyline(random: Random, back: string, other: string, [x, y]: Point): string {
  const light = radialGradient("light", [x, y + 60], 260, [
    { at: 0, colour: mix(other, "#ffffff", 0.25) },
    { at: 1, colour: back },
  ]);
  const houses = times(16, (i) => {
    const box = {
      x: i * 24 - 14,
      y: between(random, 120, 235),
      width: between(random, 20, 32),
      height: 230,
    };
    const windows = times(16, () => {
      const at = [box.x + 3 + random.int(4) * 5, box.y + 8 + random.int(12) * 9] as const;
      return d`M${at[0]} ${at[1]}h2.5`;
    });
    const lit = { stroke: mix(other, "#ffffff", 0.4), "stroke-width": 3.5, "stroke-opacity": 0.6 };
    return (
      rect(box, { fill: mix(back, "#000000", between(random, 0.25, 0.55)) }) +
      path(windows.join(""), lit)
    );
  });
  return light + ground("url(#light)") + houses.join("");
}

function dots(random: Random, back: string, other: string, [x, y]: Point): string {
  const reach = between(random, 200, 250);
  const shade = (px: number, py: number) => 1.05 - Math.hypot(px - x, py - y) / reach;
  const all = { x: 0, y: 0, width: side, height: side };
  return (
    ground(back) +
    halftone(shade, all, { pitch: 12, angle: pick(random, [0, 30, 45]), colour: other })
  );
}

function words(random: Random, palette: Palette, gold: string): string {
  const { artist, title } = inventWords(random, "hiphop_rap");
  const bar = { x: 0, y: 248, width: side, height: 102 };
  const strip = path(
    polygon([
      [0, 256],
      [side, between(random, 238, 256)],
      [side, side],
      [0, side],
    ]),
    { fill: palette.ink },
  );
  const box = { ...bar, x: 20, y: 271, width: 310, height: 60 };
  const name = fit(setLine("condensed", title.toUpperCase(), 10), box, { stretch: 1.7, across: 0 });
  const tag = fit(setLine("tag", artist), { x: 22, y: 26, width: 256, height: 44 }, { across: 0 });
  const { x, y, width, height } = measure(tag);
  const tilted = turn(tag, -4, [x + width / 2, y + height / 2]);
  const outlined = {
    fill: palette.paper,
    stroke: palette.ink,
    "stroke-width": 9,
    "stroke-linejoin": "round",
    "paint-order": "stroke",
  };
  return (
    strip +
    letter(name, { fill: pick(random, [gold, palette.paper]) }) +
    letter(tilted, outlined) +
    (chance(random, 0.5) ? sticker(random, palette) : "")
  );
}

function sticker(random: Random, { paper, ink }: Palette): string {
  const [x, y] = [268, 214];
  const [first, second] = pick(random, [
    ["extra", "BASS"],
    ["street", "TESTED"],
    ["heavy", "RHYMES"],
    ["stereo", "SOUND"],
  ]);
  const top = { x: x + 6, y: y + 4, width: 52, height: 8 };
  const low = { x: x + 4, y: y + 17, width: 56, height: 12 };
  return (
    rect({ x, y, width: 64, height: 33 }, { fill: paper }) +
    rect({ x: x + 1.5, y: y + 14.5, width: 61, height: 17 }, { fill: ink }) +
    letter(fit(setLine("geometric", (first ?? "").toUpperCase(), 80), top), { fill: ink }) +
    letter(fit(setLine("condensed", second ?? "", 40), low, { stretch: 1.5 }), { fill: paper })
  );
}
