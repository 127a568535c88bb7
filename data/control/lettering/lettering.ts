import { faces, type Face, type FaceName } from "./faces.ts";
import { type Attributes, type Box, formatTenth, path, type Point } from "../drawing/svg.ts";

/** One path command and its points, absolute. */
export interface Segment {
  letter: string;
  points: readonly Point[];
}

/** Letters as shapes: they can be moved, bent and measured. */
export type Lettering = readonly Segment[];

function parseGlyph(data: string): Segment[] {
  return [...data.matchAll(/([MLQCZ])([^MLQCZ]*)/g)].map(([, letter = "", numbers = ""]) => {
    const values = numbers === "" ? [] : numbers.split(" ").map(Number);
    const points = values.flatMap((x, i): Point[] =>
      i % 2 === 0 ? [[x, values[i + 1] ?? 0]] : [],
    );
    return { letter, points };
  });
}

/** A line of text at 1000 units to the em, baseline at y = 0; `tracking` in thousandths of an em. */
export function setLine(name: FaceName, text: string, tracking = 0): Lettering {
  const face: Face = faces[name];
  let pen = 0;
  return [...text].flatMap((character, index) => {
    if (character === " ") {
      pen += face.space + tracking;
      return [];
    }
    const glyph = face.glyphs[character];
    if (glyph === undefined) throw new Error(`no glyph: ${character} in ${name}`);
    const start = pen;
    pen += glyph.advance + tracking + (face.kerning[character + (text[index + 1] ?? "")] ?? 0);
    return bend(parseGlyph(glyph.path), ([x, y]) => [x + start, y]);
  });
}

/** Every point moved by `move`. */
export function bend(lettering: Lettering, move: (point: Point) => Point): Lettering {
  return lettering.map(({ letter, points }) => ({ letter, points: points.map(move) }));
}

/** The box of all points, control points included: the ink is never outside it. */
export function measure(lettering: Lettering): Box {
  const points = lettering.flatMap((segment) => segment.points);
  if (points.length === 0) throw new Error("nothing to measure");
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

export interface Fitting {
  /** where spare width goes: 0 = text at the left, 0.5 = centred, 1 = at the right */
  across?: number;
  /** where spare height goes: 0 = text at the top */
  down?: number;
  /** the most that letters may be widened or heightened to fill the box; 1 keeps their shape */
  stretch?: number;
}

/** The lettering scaled and moved so that its ink fills the box as far as its shape allows. */
export function fit(lettering: Lettering, box: Box, fitting: Fitting = {}): Lettering {
  const { across = 0.5, down = 0.5, stretch = 1 } = fitting;
  const ink = measure(lettering);
  const [wide, high] = [box.width / ink.width, box.height / ink.height];
  const scaleX = Math.min(wide, high * stretch);
  const scaleY = Math.min(high, wide * stretch);
  const x = box.x + (box.width - ink.width * scaleX) * across;
  const y = box.y + (box.height - ink.height * scaleY) * down;
  return bend(lettering, ([px, py]) => [(px - ink.x) * scaleX + x, (py - ink.y) * scaleY + y]);
}

export interface Place {
  x: number;
  /** of the baseline */
  y: number;
  /** pixels to the em, less where the line would be wider than `maxWidth` */
  size: number;
  maxWidth: number;
  /** which part of the line stands at x: 0 its start, 0.5 its middle, 1 its end */
  across?: number;
}

/** The lettering at a size of its own, standing on a baseline. */
export function place(
  lettering: Lettering,
  { x, y, size, maxWidth, across = 0 }: Place,
): Lettering {
  const ink = measure(lettering);
  const scale = Math.min(size / 1000, maxWidth / ink.width);
  const start = x - ink.width * scale * across;
  return bend(lettering, ([px, py]) => [(px - ink.x) * scale + start, py * scale + y]);
}

/** Turned about a point by degrees, clockwise. */
export function turn(lettering: Lettering, degrees: number, [cx, cy]: Point): Lettering {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return bend(lettering, ([x, y]) => [
    cx + (x - cx) * cos - (y - cy) * sin,
    cy + (x - cx) * sin + (y - cy) * cos,
  ]);
}

/** The lettering as an element; marked, so that a test can find it and check that it is on the canvas. */
export function letter(lettering: Lettering, attributes: Attributes): string {
  const data = lettering.map(
    (segment) => segment.letter + segment.points.flat().map(formatTenth).join(" "),
  );
  return path(data.join(""), { class: "lettering", ...attributes });
}
