import type { Random } from "../../random.ts";
import { between, chance, integerBetween, pick, times } from "../drawing/choose.ts";
import { mix } from "../drawing/colour.ts";
import { fit, letter, type Lettering, measure, place, setLine } from "../lettering/lettering.ts";
import { drawPalette, type Palette } from "../drawing/palettes.ts";
import { corners, polar, polygon, polyline } from "../drawing/shapes.ts";
import {
  circle,
  clipped,
  element,
  ground,
  group,
  path,
  type Point,
  radialGradient,
  rect,
  side,
} from "../drawing/svg.ts";
import { inventWords } from "../lettering/words.ts";

/** A machine in the dark: neon lines on black, twisted or broken shapes, wide letters cut and shifted. */
export function dubstep(random: Random): string {
  const palette = drawPalette(random, "neon");
  const scene = pick(random, [tunnel, crystal, spectrum, pulse]);
  const low = chance(random, 0.6);
  const centre: Point = [side / 2, low ? 150 : 205];
  const glow = radialGradient("glow", centre, 190, [
    { at: 0, colour: mix(palette.ink, palette.accents[2], 0.38) },
    { at: 1, colour: palette.ink },
  ]);
  return (
    glow +
    ground("url(#glow)") +
    scene(random, palette, centre) +
    glitches(random, palette) +
    caption(random, palette, low)
  );
}

function tunnel(random: Random, { accents }: Palette, centre: Point): string {
  const sides = integerBetween(random, 3, 6);
  const twist = between(random, 2.5, 9) * (chance(random, 0.5) ? 1 : -1);
  const count = integerBetween(random, 18, 30);
  const frames = times(count, (i) => {
    const share = i / (count - 1);
    const shape = polygon(corners(centre, sides, 150 * (1 - share) ** 1.15 + 4, i * twist));
    const colour = mix(accents[0], accents[1], share);
    return path(shape, { stroke: colour, "stroke-width": 2.6 - 1.7 * share });
  });
  return group({ fill: "none" }, ...frames);
}

function crystal(random: Random, { ink, accents }: Palette, centre: Point): string {
  const rings = [0, 34, 74, 118].map((r, ring) =>
    times(ring === 0 ? 1 : ring * 6, (i) => {
      const angle = (360 * i) / Math.max(1, ring * 6) + between(random, -9, 9);
      return polar(centre, r * between(random, 0.86, 1.14), angle);
    }),
  );
  const facets = rings.slice(1).flatMap((outer, ring) =>
    outer.flatMap((point, i) => {
      const inner = rings[ring] ?? [];
      const at = Math.floor((i * inner.length) / outer.length);
      const next = outer[(i + 1) % outer.length] ?? point;
      const [a = centre, b = centre] = [inner[at % inner.length], inner[(at + 1) % inner.length]];
      return [
        [point, next, a],
        [next, b, a],
      ];
    }),
  );
  const drawn = facets.map((facet) => {
    const light = between(random, 0, 0.9) ** 1.6;
    const fill = mix(ink, pick(random, [accents[0], accents[0], accents[1]]), light);
    return path(polygon(facet), { fill });
  });
  return group({ stroke: ink, "stroke-width": 0.8 }, ...drawn);
}

function spectrum(random: Random, { ink, accents }: Palette, [, y]: Point): string {
  const rows = integerBetween(random, 14, 22);
  const peaks = times(3, () => between(random, 90, 260));
  const lines = times(rows, (row) => {
    const base = y - 95 + (215 * row) / rows;
    const points = times(56, (i): Point => {
      const x = 22 + (306 * i) / 55;
      const bump = peaks.reduce((sum, peak) => sum + Math.exp(-(((x - peak) / 26) ** 2)), 0);
      return [x, base - bump * between(random, 4, 34) - between(random, 0, 2.5)];
    });
    const stroke = mix(accents[0], accents[1], row / rows);
    return path(polyline(points), { fill: ink, stroke, "stroke-width": 1.6 });
  });
  return lines.join("");
}

function pulse(random: Random, { ink, accents }: Palette, centre: Point): string {
  const count = integerBetween(random, 40, 72);
  const inner = between(random, 38, 62);
  const phase = between(random, 0, 6);
  const lobes = integerBetween(random, 2, 5);
  const bars = times(count, (i) => {
    const angle = (360 * i) / count;
    const swell = 0.5 + 0.5 * Math.sin(((angle * Math.PI) / 180) * lobes + phase);
    const length = 12 + 62 * swell * between(random, 0.5, 1);
    return path(polyline([polar(centre, inner, angle), polar(centre, inner + length, angle)]), {
      stroke: mix(accents[0], accents[1], swell),
    });
  });
  const core = circle(centre, inner - 10, { fill: ink, stroke: accents[0], "stroke-width": 2.5 });
  const eye = path(polygon(corners(centre, 3, inner - 18, pick(random, [0, 180, 90]))), {
    fill: accents[1],
  });
  return group({ "stroke-width": between(random, 2.4, 4) }, ...bars) + core + eye;
}

function glitches(random: Random, { accents }: Palette): string {
  const strips = times(integerBetween(random, 5, 14), () => {
    const box = {
      x: between(random, -20, 300),
      y: between(random, 0, side),
      width: between(random, 20, 120),
      height: between(random, 0.8, 3.5),
    };
    return rect(box, { fill: pick(random, accents), "fill-opacity": between(random, 0.35, 0.95) });
  });
  return strips.join("");
}

function caption(random: Random, { paper, ink, accents }: Palette, low: boolean): string {
  const { artist, title } = inventWords(random, "dubstep");
  const box = { x: 26, y: low ? 276 : 28, width: 298, height: 34 };
  const name = fit(setLine("wide", artist.toUpperCase(), 30), box, {
    stretch: 1.5,
    down: low ? 1 : 0,
  });
  const work = setLine("wide", title.toUpperCase(), 420);
  const spot = { x: side / 2, y: low ? 329 : 82, size: 9.5, maxWidth: 290, across: 0.5 };
  const edged = { fill: paper, stroke: ink, "stroke-width": 5, "paint-order": "stroke" };
  return sliced(random, name, paper, accents) + letter(place(work, spot), edged);
}

function sliced(
  random: Random,
  line: Lettering,
  paper: string,
  [one, two]: readonly string[],
): string {
  const ink = measure(line);
  const copy = (shift: number, fill?: string) => element("use", { href: "#name", x: shift, fill });
  const cuts = [0, between(random, 0.25, 0.45), between(random, 0.55, 0.75), 1];
  const bands = times(3, (i) => {
    const [from = 0, to = 1] = [cuts[i], cuts[i + 1]];
    const y = ink.y - 1 + (ink.height + 2) * from;
    const band = rect({ x: 0, y, width: side, height: (ink.height + 2) * (to - from) }, {});
    const shift = i === 1 ? between(random, 3, 9) * (chance(random, 0.5) ? 1 : -1) : 0;
    return clipped(
      `band${i}`,
      band,
      copy(shift - 2.2, one),
      copy(shift + 2.2, two),
      copy(shift, paper),
    );
  });
  return element("defs", {}, letter(line, { id: "name" })) + bands.join("");
}
