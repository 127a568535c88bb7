import type { Random } from "../../random.ts";
import { between, chance, integerBetween, pick, times } from "../drawing/choose.ts";
import { contrast, legible } from "../drawing/colour.ts";
import { fit, letter, setLine } from "../lettering/lettering.ts";
import { drawPalette } from "../drawing/palettes.ts";
import { anyPlant, berry, plant, plantKinds } from "../motifs/plants.ts";
import { curve, polar, ridge } from "../drawing/shapes.ts";
import {
  type Box,
  circle,
  clipped,
  d,
  ground,
  path,
  type Point,
  rect,
  side,
} from "../drawing/svg.ts";
import { grain } from "../drawing/texture.ts";
import { inventWords } from "../lettering/words.ts";

interface Sheet {
  paper: string;
  stem: string;
  leaves: readonly string[];
}

interface Scene {
  drawing: string;
  /** where the words go */
  space: Box;
}

/** A pressed-flower book: stems and leaves on quiet paper, written by hand. */
export function folk(random: Random): string {
  const { paper, ink, accents } = drawPalette(random, "earth");
  const light = chance(random, 0.55);
  const back = light ? paper : pick(random, [ink, ...accents]);
  const marks = [paper, ink, ...accents].filter((colour) => colour !== back);
  const visible = marks.filter((colour) => contrast(back, colour) > 1.5);
  const sheet = { paper: back, stem: legible(back, marks), leaves: random.sample(visible, 3) };
  const { drawing, space } = pick(random, [wreath, bouquet, meadow, grove])(random, sheet);
  const specks = grain(random, 260, {
    stroke: legible(back, [paper, ink]),
    "stroke-opacity": 0.13,
  });
  return ground(back) + specks + drawing + words(random, sheet, space);
}

function wreath(random: Random, { stem, leaves }: Sheet): Scene {
  const centre: Point = [side / 2, side / 2];
  const count = integerBetween(random, 9, 13);
  const kinds = random.sample(plantKinds, 3);
  const sprigs = times(count, (i) => {
    const angle = (360 * i) / count;
    const root = polar(centre, between(random, 108, 122), angle);
    const kind = kinds[i % kinds.length] ?? "leafy";
    const fill = leaves[i % leaves.length] ?? stem;
    return plant(
      { kind, root, degrees: angle + 62, bow: 55, length: between(random, 78, 104) },
      stem,
      fill,
    );
  });
  const dots = times(count, (i) =>
    berry(polar(centre, 118, (360 * (i + 0.5)) / count), between(random, 2, 4.5)),
  );
  return {
    drawing: sprigs.join("") + path(dots.join(""), { fill: leaves[0] }),
    space: { x: 92, y: 118, width: 166, height: 114 },
  };
}

function bouquet(random: Random, { stem, leaves }: Sheet): Scene {
  const root: Point = [side / 2 + between(random, -12, 12), 338];
  const count = integerBetween(random, 5, 9);
  const stems = times(count, (i) => {
    const degrees = -58 + (116 * i) / (count - 1) + between(random, -5, 5);
    const fill = leaves[i % leaves.length] ?? stem;
    const length = between(random, 150, 205) - Math.abs(degrees) * 0.3;
    return plant(anyPlant(random, { root, degrees, length }, 28), stem, fill);
  });
  return { drawing: stems.join(""), space: { x: 45, y: 24, width: 260, height: 86 } };
}

function meadow(random: Random, { stem, leaves }: Sheet): Scene {
  const count = integerBetween(random, 8, 12);
  const bend = between(random, -14, 14);
  const stems = times(count, (i) => {
    const x = 26 + (298 * i) / (count - 1);
    const toSide = Math.abs(x - side / 2) / (side / 2);
    const length = (84 + 120 * toSide ** 1.6) * between(random, 0.85, 1.05);
    const fill = leaves[i % leaves.length] ?? stem;
    const root: Point = [x + between(random, -6, 6), 346];
    return plant(anyPlant(random, { root, degrees: bend * 0.4, length }, 12), stem, fill);
  });
  return { drawing: stems.join(""), space: { x: 50, y: 34, width: 250, height: 112 } };
}

function trunk(random: Random, x: number, bark: string, cut: string): string {
  const width = between(random, 8, 17);
  const cuts = times(9, () => {
    const start = x + (chance(random, 0.5) ? 0 : width * 0.55);
    return d`M${start} ${between(random, 112, 250)}h${width * 0.45}`;
  });
  const box = { x, y: 100, width, height: 250 };
  return rect(box, { fill: bark }) + path(cuts.join(""), { stroke: cut, "stroke-width": 2 });
}

function grove(random: Random, { paper, stem, leaves }: Sheet): Scene {
  const [moon = stem, near = stem, far = stem] = leaves;
  const centre: Point = [between(random, 80, 270), between(random, 145, 195)];
  const disc = circle(centre, between(random, 28, 50), { fill: moon });
  const count = integerBetween(random, 7, 11);
  const trunks = times(count, (i) =>
    trunk(random, 8 + (318 * i) / count + between(random, 0, 14), stem, paper),
  );
  const hills = [far, near].map((fill, i) =>
    path(`${curve(ridge(random, 268 + 34 * i, 12, 3))}${d`V${side}H0Z`}`, { fill }),
  );
  const grass = times(8, (i) => {
    const root: Point = [30 + i * 41 + between(random, -12, 12), 340];
    const degrees = between(random, -16, 16);
    return plant(
      anyPlant(random, { root, degrees, length: between(random, 36, 74) }),
      paper,
      paper,
    );
  });
  const view = rect({ x: 16, y: 104, width: 318, height: 230 }, {});
  const drawing = clipped("view", view, disc, ...trunks, ...hills, ...grass);
  return { drawing, space: { x: 30, y: 22, width: 290, height: 66 } };
}

function words(random: Random, { stem }: Sheet, space: Box): string {
  const { artist, title } = inventWords(random, "folk");
  const gap = space.height * 0.1;
  const high = (space.height - gap) * between(random, 0.58, 0.68);
  const name = { ...space, height: high };
  const work = { ...space, y: space.y + high + gap, height: (space.height - gap - high) * 0.75 };
  const paint = { fill: stem };
  return (
    letter(fit(setLine("hand", title.toUpperCase(), 40), name, { stretch: 1.35, down: 1 }), paint) +
    letter(fit(setLine("hand", artist.toUpperCase(), 90), work, { down: 0 }), paint)
  );
}
