import type { Random } from "../../random.ts";
import { between, pick } from "../drawing/choose.ts";
import { legible } from "../drawing/colour.ts";
import type { FaceName } from "./faces.ts";
import { fit, letter, setLine, turn } from "./lettering.ts";
import { tornBox } from "../drawing/shapes.ts";
import { type Box, group, path, type Point, rotation } from "../drawing/svg.ts";

const cuttings: readonly FaceName[] = [
  "condensed",
  "slab",
  "geometric",
  "brush",
  "round",
  "deco",
  "wide",
];

/** Capitals, each cut out of another newspaper, in one row or, when long, two; as large as the box allows. */
export function ransomNote(
  random: Random,
  text: string,
  box: Box,
  tones: readonly string[],
): string {
  const rows = breakRows(text.toUpperCase().split(" "));
  const height = box.height / rows.length;
  return rows
    .map((row, i) => ransomRow(random, row, { ...box, y: box.y + i * height, height }, tones))
    .join("");
}

function breakRows(words: readonly string[]): string[] {
  const text = words.join(" ");
  if (text.length < 10 || words.length === 1) return [text];
  const breaks = words
    .slice(1)
    .map((_, i) => [words.slice(0, i + 1).join(" "), words.slice(i + 1).join(" ")]);
  const longest = (rows: readonly string[]) => Math.max(...rows.map((row) => row.length));
  return breaks.reduce((best, next) => (longest(next) < longest(best) ? next : best));
}

function ransomRow(random: Random, text: string, box: Box, tones: readonly string[]): string {
  const characters = [...text];
  const shares = characters.map((character) =>
    character === " " ? 0.45 : between(random, 0.74, 0.98) * ("I!'".includes(character) ? 0.62 : 1),
  );
  const total = shares.reduce((sum, share) => sum + share, 0);
  const height = Math.min(box.height, box.width / total);
  let x = box.x + (box.width - total * height) / 2;
  const pieces = characters.map((character, i) => {
    const width = (shares[i] ?? 0) * height;
    const cell = { x, y: box.y + (box.height - height) / 2, width, height };
    x += width;
    return character === " " ? "" : scrap(random, character, cell, tones);
  });
  return pieces.join("");
}

function scrap(random: Random, character: string, cell: Box, tones: readonly string[]): string {
  const tone = pick(random, tones);
  const ink = legible(tone, tones);
  const centre: Point = [
    cell.x + cell.width / 2,
    cell.y + cell.height / 2 + between(random, -0.06, 0.06) * cell.height,
  ];
  const degrees = between(random, -9, 9);
  const [width, height] = [cell.width * 1.02, cell.height * between(random, 0.84, 0.98)];
  const paper = tornBox(
    random,
    { x: centre[0] - width / 2, y: centre[1] - height / 2, width, height },
    4,
  );
  const inner = {
    x: centre[0] - width * 0.37,
    y: centre[1] - height * 0.37,
    width: width * 0.74,
    height: height * 0.74,
  };
  const glyph = fit(setLine(pick(random, cuttings), character), inner, { stretch: 1.6 });
  return (
    group(
      { transform: rotation(degrees, centre) },
      path(paper, { fill: tone, stroke: ink, "stroke-width": 0.8, "stroke-opacity": 0.5 }),
    ) + letter(turn(glyph, degrees, centre), { fill: ink })
  );
}
