import opentype, { type Font, type Glyph, type PathCommand } from "opentype.js";

/** Font files (WOFF) by `sans 400`, `sans 600`, `serif 400`, and `math 400` for signs that the others lack. */
export type FontFiles = ReadonlyMap<string, Uint8Array>;

/** Replaces every text by the outlines of its glyphs, so that drawing it needs no font of the machine. */
export function outlineTexts(svg: Element, files: FontFiles): void {
  for (const text of svg.querySelectorAll("text")) outlineText(text, files);
}

/** Fonts are slow to parse. */
const parsed = new WeakMap<Uint8Array, Font>();

type FontName = "sans 400" | "sans 600" | "serif 400" | "math 400";

function openFont(files: FontFiles, name: FontName): Font {
  const bytes = files.get(name);
  if (!bytes) throw new Error(`missing font: ${name}`);
  const font = parsed.get(bytes) ?? opentype.parse(Uint8Array.from(bytes).buffer);
  parsed.set(bytes, font);
  return font;
}

function outlineText(text: Element, files: FontFiles): void {
  const document = text.ownerDocument;
  const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
  for (const { name, value } of [...text.attributes])
    if (!["x", "y", "dx", "dy"].includes(name)) group.setAttribute(name, value);
  const start = { x: 0, y: 0 };
  move(start, text);
  const pen = { ...start };
  for (const node of [...text.childNodes]) {
    const element = node.nodeType === 1 ? (node as Element) : text;
    if (element.tagName === "title") continue;
    if (element !== text) {
      if (element.hasAttribute("x")) pen.x = start.x;
      move(pen, element);
    }
    drawRun(group, element, node.textContent ?? "", pen, files);
  }
  text.replaceWith(group);
}

/** Moves the pen by x, y, dx and dy. */
function move(pen: { x: number; y: number }, element: Element): void {
  const size = fontSize(element);
  const read = (name: string): number => length(element.getAttribute(name), size);
  pen.x = (element.hasAttribute("x") ? read("x") : pen.x) + read("dx");
  pen.y = (element.hasAttribute("y") ? read("y") : pen.y) + read("dy");
}

function drawRun(
  group: Element,
  element: Element,
  content: string,
  pen: { x: number; y: number },
  files: FontFiles,
): void {
  const size = fontSize(element);
  const bold = Number(inherited(element, "font-weight") ?? 400) >= 600;
  const serif = (inherited(element, "font-family") ?? "").startsWith("Spectral");
  const name = serif ? "serif 400" : bold ? "sans 600" : "sans 400";
  const glyphs = placeGlyphs(files, name, content, size);
  const width = glyphs.at(-1)?.end ?? 0;
  const anchor = inherited(element, "text-anchor") ?? "start";
  const x = pen.x - (anchor === "middle" ? width / 2 : anchor === "end" ? width : 0);
  const path = group.ownerDocument.createElementNS("http://www.w3.org/2000/svg", "path");
  const outlines = glyphs.map(({ glyph, start }) => glyph.getPath(x + start, pen.y, size));
  path.setAttribute("d", outlines.flatMap(({ commands }) => commands.map(pathData)).join(""));
  group.append(path);
  pen.x += width;
}

/** A command as SVG says it; the library's own rounding can give NaN. */
function pathData(command: PathCommand): string {
  const { type, ...numbers } = command;
  const { x1, y1, x2, y2, x, y } = numbers as Record<string, number | undefined>;
  const given = [x1, y1, x2, y2, x, y].filter((value) => value !== undefined);
  return `${type}${given.map((value) => Number(value.toFixed(2))).join(" ")}`;
}

/** The glyphs of a text with where each starts and ends, px; kerned, without the font's other features. */
function placeGlyphs(files: FontFiles, name: FontName, content: string, size: number) {
  let end = 0;
  let before: { font: Font; glyph: Glyph } | null = null;
  return [...content].map((character) => {
    const own = openFont(files, name);
    const font = own.charToGlyphIndex(character) > 0 ? own : openFont(files, "math 400");
    const scale = size / font.unitsPerEm;
    const glyph = font.charToGlyph(character);
    const kerning = before?.font === font ? font.getKerningValue(before.glyph, glyph) : 0;
    const start = end + kerning * scale;
    end = start + (glyph.advanceWidth ?? 0) * scale;
    before = { font, glyph };
    return { glyph, start, end };
  });
}

function fontSize(element: Element): number {
  return length(inherited(element, "font-size") ?? "16", 16);
}

function inherited(element: Element, name: string): string | null {
  for (let one: Element | null = element; one; one = one.parentElement)
    if (one.hasAttribute(name)) return one.getAttribute(name);
  return null;
}

/** px; `1.2em` is of the font size. */
function length(text: string | null, size: number): number {
  if (text === null) return 0;
  return text.endsWith("em") ? Number.parseFloat(text) * size : Number.parseFloat(text) || 0;
}
