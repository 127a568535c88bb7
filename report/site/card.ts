import type { Poster } from "../../data/poster/poster.ts";
import { type Edition, editionGenres } from "../edition/edition.ts";
import type { CachedFigure } from "../figures/figureCache.ts";
import { inWords } from "../language/formats.ts";
import { formatHtml, type Html, html, joined } from "../language/html.ts";
import { authorsOf } from "../paper/credit.ts";
import { rampPlace } from "../plots/frames/ramp.ts";
import type { FontFiles } from "../raster/outline.ts";

const [width, height] = [1200, 630];
/** ends of the page's ramp, red, green and blue */
const low = [234, 240, 246];
const high = [18, 58, 107];

/** The picture that link previews show: title, authors and, once computed, the genres' similarities. PNG. */
export async function card(
  edition: Edition,
  poster: Poster,
  cachedFigure: CachedFigure,
  fonts: FontFiles,
): Promise<Buffer> {
  const svg = cardSvg(edition, poster);
  const name = `${edition.corpus.name}/card`;
  const module = new URL("../raster/rasterise.ts", import.meta.url);
  const text = await cachedFigure(name, module, { svg }, async () => {
    const { outlined } = await import("../raster/rasterise.ts");
    return (await outlined(svg, fonts, 1)).toString("base64");
  });
  return Buffer.from(text, "base64");
}

/** The card with its texts as texts. */
export function cardSvg(edition: Edition, poster: Poster): string {
  const lines = wrap(edition.title, 21).map(
    (line, index) => html`<text x="70" y="${170 + index * 76}">${line}</text>`,
  );
  const [authors, origin] = bylines(edition, poster);
  const svg = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<rect width="${width}" height="${height}" fill="#fdfdfb"/>
<g font-family="Spectral" font-size="66" fill="#1c2127">${lines}</g>
<g font-family="Source Sans 3" font-size="29" fill="#5a626b"><text x="70" y="525">${authors}</text><text x="70" y="566">${origin}</text></g>
${cells(edition, poster)}</svg>`;
  return formatHtml(svg);
}

function bylines({ paper }: Edition, poster: Poster): [string, string] {
  if (paper)
    return [shortenLine(authorsOf(paper)), "Every number computed from the pictures themselves"];
  const authors = `After the poster by ${inWords(poster.authors)}, ${poster.year}`;
  return [authors, "A reproducible edition: every number computed again"];
}

/** As many characters as the card has room for. */
function shortenLine(text: string): string {
  return text.length > 52 ? `${text.slice(0, 51).trimEnd()}…` : text;
}

function cells(edition: Edition, poster: Poster): Html | null {
  const matrix = edition.results.histogramSimilarity?.exact.measures.intersection.matrix;
  if (!matrix) return null;
  const names = editionGenres(edition, poster).map(({ name }) => name);
  const values = names.flatMap((row) => names.map((column) => matrix[row]![column]!));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const side = 330 / names.length;
  const rects = values.map((value, index) => {
    const [row, column] = [Math.floor(index / names.length), index % names.length];
    const fill = shade(rampPlace(value, least, most));
    return html`<rect x="${round(800 + column * side)}" y="${round(105 + row * side)}" width="${round(side - 3)}" height="${round(side - 3)}" fill="${fill}"/>`;
  });
  return html`${joined(rects)}\n`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

function shade(place: number): string {
  const channels = low.map((from, index) => Math.round(from + (high[index]! - from) * place));
  return `rgb(${channels.join(",")})`;
}

/** Lines of at most so many characters, where words allow. */
export function wrap(text: string, length: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < length)
      lines.push(`${lines.pop()} ${word}`);
    else lines.push(word);
  }
  return lines;
}
