import opentype, { type Font } from "opentype.js";

/** Font files (WOFF) by `sans 400`, `sans 600`, `serif 400`. */
export type FontFiles = ReadonlyMap<string, Uint8Array>;

/** Replaces every text by the outlines of its glyphs, so that drawing it needs no font of the machine. */
export function outlineTexts(svg: Element, files: FontFiles): void {
  const fonts = parsed.get(files) ?? readFonts(files);
  parsed.set(files, fonts);
  for (const text of [...svg.getElementsByTagName("text")]) outlineText(text, fonts);
}

/** Fonts are slow to parse. */
const parsed = new WeakMap<FontFiles, ReadonlyMap<string, Font>>();

function readFonts(files: FontFiles): ReadonlyMap<string, Font> {
  const fonts = [...files].map(([name, bytes]) => {
    const font: Font = opentype.parse(Uint8Array.from(bytes).buffer);
    return [name, font] as const;
  });
  return new Map(fonts);
}

function outlineText(text: Element, fonts: ReadonlyMap<string, Font>): void {
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
    drawRun(group, element, node.textContent ?? "", pen, fonts);
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
  fonts: ReadonlyMap<string, Font>,
): void {
  const size = fontSize(element);
  const bold = Number(inherited(element, "font-weight") ?? 400) >= 600;
  const serif = (inherited(element, "font-family") ?? "").startsWith("Spectral");
  const font = fonts.get(serif ? "serif 400" : bold ? "sans 600" : "sans 400")!;
  const glyphs = placeGlyphs(font, content, size);
  const width = glyphs.at(-1)?.end ?? 0;
  const anchor = inherited(element, "text-anchor") ?? "start";
  const x = pen.x - (anchor === "middle" ? width / 2 : anchor === "end" ? width : 0);
  const path = group.ownerDocument.createElementNS("http://www.w3.org/2000/svg", "path");
  const outlines = glyphs.map(({ glyph, start }) => glyph.getPath(x + start, pen.y, size));
  path.setAttribute("d", outlines.map((outline) => outline.toPathData(2)).join(""));
  group.append(path);
  pen.x += width;
}

/** The glyphs of a text with where each starts and ends, px; kerned, without the font's other features. */
function placeGlyphs(font: Font, content: string, size: number) {
  const scale = size / font.unitsPerEm;
  let end = 0;
  return [...content].map((character, index, all) => {
    const glyph = font.charToGlyph(character);
    const before = index > 0 ? font.charToGlyph(all[index - 1]!) : null;
    const start = end + (before ? font.getKerningValue(before, glyph) * scale : 0);
    end = start + (glyph.advanceWidth ?? 0) * scale;
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
