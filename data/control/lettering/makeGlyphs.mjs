// Takes the glyph outlines in data/control/glyphs out of open fonts. Needed only to change them:
// in an empty folder, npm i fontkit@2.0.4 and the packages below, then node <this file> <glyphs folder>.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const upperSigns = `${upper}0123456789&'-.,!`;
const lowerSigns = `${upper}${upper.toLowerCase()}0123456789&'-.,`;

/** `rough` hands are stored as straight lines within that many units of their curves. By role, since "Reserved Font Name" forbids calling a derivative by the font's own name. */
const faces = {
  thin: { font: "jost", weight: 200, characters: lowerSigns },
  geometric: { font: "jost", weight: 700, characters: lowerSigns },
  wide: { font: "michroma", weight: 400, characters: upperSigns },
  hand: { font: "amatic-sc", weight: 700, characters: upperSigns, rough: 3 },
  condensed: { font: "anton", weight: 400, characters: upperSigns },
  tag: { font: "sedgwick-ave-display", weight: 400, characters: lowerSigns, rough: 6 },
  slab: { font: "bevan", weight: 400, characters: upperSigns },
  blackletter: { font: "pirata-one", weight: 400, characters: lowerSigns },
  round: { font: "lilita-one", weight: 400, characters: upperSigns },
  brush: { font: "caveat-brush", weight: 400, characters: upperSigns, rough: 6 },
  deco: { font: "righteous", weight: 400, characters: upperSigns },
  groovy: { font: "caprasimo", weight: 400, characters: lowerSigns, rough: 2 },
};

const unitsPerEm = 1000;
const minimumKern = 15;
const require = createRequire(join(process.cwd(), "package.json"));
const fontkit = require("fontkit");

function openFont({ font, weight }) {
  const file = `@fontsource/${font}/files/${font}-latin-${weight}-normal.woff2`;
  return fontkit.openSync(require.resolve(file));
}

function outline(font, glyph) {
  const round = (value, index) =>
    Math.round((value * unitsPerEm * (index % 2 ? -1 : 1)) / font.unitsPerEm) || 0;
  const letters = {
    moveTo: "M",
    lineTo: "L",
    quadraticCurveTo: "Q",
    bezierCurveTo: "C",
    closePath: "Z",
  };
  return glyph.path.commands
    .map(({ command, args }) => letters[command] + args.map(round).join(" "))
    .join("");
}

/** Contours as straight lines, no point of which is farther than `tolerance` from the curve. */
function roughOutline(font, glyph, tolerance) {
  const scale = unitsPerEm / font.unitsPerEm;
  const contours = [];
  for (const { command, args } of glyph.path.commands) {
    if (command === "moveTo") contours.push([args]);
    if (command === "lineTo" || command.endsWith("CurveTo"))
      contours.at(-1).push(...flatten(contours.at(-1).at(-1), args));
  }
  return contours
    .map((points) =>
      simplify(
        points.map(([x, y]) => [x * scale, -y * scale]),
        tolerance,
      ),
    )
    .map(
      (points) =>
        `M${points.map((point) => point.map((value) => Math.round(value) || 0).join(" ")).join("L")}Z`,
    )
    .join("");
}

/** Points of a line, a quadratic or a cubic curve, by de Casteljau's construction. */
function flatten(start, args) {
  const control = [start];
  for (let i = 0; i < args.length; i += 2) control.push([args[i], args[i + 1]]);
  const steps = control.length === 2 ? 1 : 8;
  return Array.from({ length: steps }, (_, i) => {
    const t = (i + 1) / steps;
    let points = control;
    while (points.length > 1) {
      points = points
        .slice(1)
        .map(([x, y], k) => [
          points[k][0] + (x - points[k][0]) * t,
          points[k][1] + (y - points[k][1]) * t,
        ]);
    }
    return points[0];
  });
}

/** Douglas and Peucker's choice of points. */
function simplify(points, tolerance) {
  const [first, last] = [points[0], points.at(-1)];
  const distances = points.map((point) => distance(point, first, last));
  const farthest = distances.indexOf(Math.max(...distances));
  if (distances[farthest] <= tolerance) return [first, last];
  const before = simplify(points.slice(0, farthest + 1), tolerance);
  return [...before.slice(0, -1), ...simplify(points.slice(farthest), tolerance)];
}

function distance([x, y], [ax, ay], [bx, by]) {
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return Math.hypot(x - ax, y - ay);
  return Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
}

function kerning(font, characters) {
  const pairs = {};
  for (const a of characters)
    for (const b of characters) {
      const [first] = font.layout(a + b).positions;
      const [alone] = font.layout(a).positions;
      const kern = Math.round(((first.xAdvance - alone.xAdvance) * unitsPerEm) / font.unitsPerEm);
      if (Math.abs(kern) >= minimumKern) pairs[a + b] = kern;
    }
  return pairs;
}

function makeFace(face) {
  const font = openFont(face);
  const glyphs = {};
  for (const character of face.characters) {
    const glyph = font.glyphForCodePoint(character.codePointAt(0));
    if (glyph.id === 0) throw new Error(`no glyph: ${character} in ${face.font}`);
    const advance = Math.round((glyph.advanceWidth * unitsPerEm) / font.unitsPerEm);
    const path =
      face.rough === undefined ? outline(font, glyph) : roughOutline(font, glyph, face.rough);
    glyphs[character] = { advance, path };
  }
  const space = Math.round(
    (font.glyphForCodePoint(32).advanceWidth * unitsPerEm) / font.unitsPerEm,
  );
  const { version } = require(`@fontsource/${face.font}/package.json`);
  const source = `@fontsource/${face.font} ${version}, weight ${face.weight}, SIL OFL 1.1`;
  return { source, space, glyphs, kerning: kerning(font, face.characters) };
}

function licence(fonts) {
  const texts = fonts.map((font) =>
    readFileSync(require.resolve(`@fontsource/${font}/LICENSE`), "utf8"),
  );
  const head = "This Font Software is licensed under the SIL Open Font License, Version 1.1.";
  const notices = texts.map((text) => text.slice(0, text.indexOf(head)).trim());
  const body = texts[0].slice(texts[0].indexOf(head));
  return [...new Set(notices), body].join("\n\n");
}

const folder = process.argv[2];
if (folder === undefined) throw new Error("missing argument: glyphs folder");
for (const [name, face] of Object.entries(faces)) {
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(makeFace(face))}\n`);
}
const fonts = [...new Set(Object.values(faces).map(({ font }) => font))].sort();
writeFileSync(join(folder, "OFL.txt"), licence(fonts));
