import type { Random } from "../../random.ts";
import { between, chance, integerBetween, pick, times } from "../drawing/choose.ts";
import { legible } from "../drawing/colour.ts";
import { fit, letter, setLine } from "../lettering/lettering.ts";
import { drawPalette } from "../drawing/palettes.ts";
import { closedCurve, polar, polygon } from "../drawing/shapes.ts";
import {
  type Box,
  circle,
  clipped,
  d,
  ground,
  group,
  path,
  type Point,
  rect,
  rotation,
  side,
} from "../drawing/svg.ts";
import { inventWords } from "../lettering/words.ts";

interface Inks {
  back: string;
  shapes: readonly string[];
}

/** A record sleeve of the fifties: a few flat cut shapes in rows, set off centre, and heavy slab letters. */
export function jazz(random: Random): string {
  const { paper, ink, accents } = drawPalette(random, "earth");
  const back = pick(random, [paper, paper, ink, ...accents]);
  const shapes = random.shuffle([paper, ink, ...accents].filter((colour) => colour !== back));
  const band = pick(random, [78, 92, 110]);
  const top = chance(random, 0.5);
  const panel = { x: 0, y: top ? band : 0, width: side, height: side - band };
  const scene = pick(random, [tiles, keys, discs, cuttings]);
  const drawing = clipped("panel", rect(panel, {}), scene(random, { back, shapes }, panel));
  const text = { x: 18, y: top ? 16 : side - band + 14, width: 314, height: band - 30 };
  return ground(back) + drawing + words(random, { back, shapes }, text);
}

function tiles(random: Random, { shapes }: Inks, panel: Box): string {
  const count = integerBetween(random, 3, 5);
  const size = side / count;
  const cells = times(count * count, (i) => {
    const corner: Point = [(i % count) * size, panel.y + Math.floor(i / count) * size];
    const [fill = "", other = ""] = random.sample(shapes, 2);
    const box = rect(
      { x: corner[0], y: corner[1], width: size + 0.5, height: size + 0.5 },
      { fill },
    );
    return box + path(tile(random, corner, size), { fill: other });
  });
  return cells.join("");
}

function tile(random: Random, [x, y]: Point, s: number): string {
  const [h, right, low] = [s / 2, x + s, y + s];
  return pick(random, [
    d`M${x} ${y}h${s}a${s} ${s} 0 0 1 ${-s} ${s}Z`,
    d`M${right} ${low}h${-s}a${s} ${s} 0 0 1 ${s} ${-s}Z`,
    d`M${right} ${y}v${s}a${s} ${s} 0 0 1 ${-s} ${-s}Z`,
    d`M${x} ${low}v${-s}a${s} ${s} 0 0 1 ${s} ${s}Z`,
    d`M${x} ${y + h}a${h} ${h} 0 0 1 ${s} 0Z`,
    d`M${x + h} ${y}a${h} ${h} 0 0 1 0 ${s}Z`,
    d`M${x + s * 0.2} ${y + h}a${s * 0.3} ${s * 0.3} 0 1 0 ${s * 0.6} 0a${s * 0.3} ${s * 0.3} 0 1 0 ${-s * 0.6} 0Z`,
    d`M${x} ${y}h${s}L${x} ${low}Z`,
  ]);
}

function keys(random: Random, { back, shapes }: Inks, panel: Box): string {
  const count = integerBetween(random, 7, 13);
  const width = (side * 1.15) / count;
  const [white = back, black = back, spot = back] = shapes;
  const middle = panel.y + panel.height / 2;
  const bars = times(count, (i) => {
    const height = between(random, 0.35, 0.95) * panel.height;
    const y = middle - height / 2 + between(random, -34, 34);
    const fill = chance(random, 0.2) ? spot : i % 2 === 0 ? white : black;
    return rect(
      { x: -26 + i * width, y, width: width * between(random, 0.62, 0.92), height },
      { fill },
    );
  });
  const tilt = rotation(between(random, -14, 14), [side / 2, middle]);
  const sun = circle([between(random, 70, 280), middle], between(random, 26, 52), { fill: spot });
  return group({ transform: tilt }, ...bars) + (chance(random, 0.6) ? sun : "");
}

function discs(random: Random, { shapes }: Inks, panel: Box): string {
  const count = integerBetween(random, 3, 6);
  const records = times(count, (i) => {
    const centre: Point = [
      between(random, 30, 320),
      panel.y + between(random, 0.1, 0.9) * panel.height,
    ];
    const r = between(random, 38, 108) * (1 - i * 0.08);
    const [fill = "", groove = "", label = ""] = random.sample(shapes, 3);
    const grooves = times(integerBetween(random, 0, 4), (ring) =>
      circle(centre, r * (0.9 - ring * 0.13), {
        fill: "none",
        stroke: groove,
        "stroke-width": 1.6,
      }),
    );
    const half = d`M${centre[0]} ${centre[1] - r}a${r} ${r} 0 0 1 0 ${2 * r}Z`;
    const side2 = chance(random, 0.45) ? path(half, { fill: groove }) : grooves.join("");
    return circle(centre, r, { fill }) + side2 + circle(centre, r * 0.28, { fill: label });
  });
  return records.join("");
}

function cuttings(random: Random, { back, shapes }: Inks, panel: Box): string {
  const columns = integerBetween(random, 2, 3);
  const width = side / columns;
  const strips = times(columns, (i) => {
    const fill = shapes[i % shapes.length] ?? back;
    const on = shapes[(i + 1) % shapes.length] ?? back;
    const box = { x: i * width, y: panel.y, width: width + 0.5, height: panel.height };
    const centre: Point = [(i + 0.5) * width, panel.y + panel.height * between(random, 0.42, 0.58)];
    return (
      rect(box, { fill }) +
      path(cutting(random, centre, width * 0.47, panel.height * 0.42), { fill: on })
    );
  });
  return strips.join("");
}

function cutting(random: Random, centre: Point, wide: number, high: number): string {
  const lobes = integerBetween(random, 5, 9);
  const shape = times(lobes * 2, (i): Point => {
    const [x, y] = polar(
      [0, 0],
      i % 2 === 0 ? between(random, 0.78, 1) : between(random, 0.28, 0.5),
      (180 * i) / lobes,
    );
    return [centre[0] + x * wide, centre[1] + y * high];
  });
  return chance(random, 0.75) ? closedCurve(shape) : polygon(shape);
}

function words(random: Random, { back, shapes }: Inks, box: Box): string {
  const { artist, title } = inventWords(random, "jazz");
  const face = pick(random, ["slab", "slab", "geometric"] as const);
  const say = (text: string) => (face === "slab" ? text.toUpperCase() : text.toLowerCase());
  const main = legible(back, shapes);
  const second = legible(
    back,
    shapes.filter((colour) => colour !== main),
  );
  const big = { ...box, height: box.height * 0.62 };
  const small = { ...box, y: box.y + box.height * 0.74, height: box.height * 0.26 };
  return (
    letter(fit(setLine(face, say(title)), big, { across: 0, down: 1, stretch: 1.12 }), {
      fill: main,
    }) +
    letter(fit(setLine("geometric", artist, 60), small, { across: 0, down: 0 }), { fill: second })
  );
}
