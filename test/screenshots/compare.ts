import pixelmatch from "pixelmatch";
import sharp from "sharp";

/** Pixels of four bytes: red, green, blue, opacity. */
export interface Picture {
  data: Uint8Array;
  width: number;
  height: number;
}

export interface Comparison {
  /** where the squares that differ begin, from the top */
  squares: { x: number; y: number }[];
  /** the pixels that differ in red, on the first picture */
  difference: Picture;
}

/** px */
const edge = 8;
/** share of the pixels of a square; between WebP’s own noise (0.15) and a label that is missing (0.33) */
const tolerance = 0.3;

/** Squares of 8 x 8 px in which more than 30% of the pixels differ; what one picture lacks is white. */
export function compare(first: Picture, second: Picture): Comparison {
  const width = Math.max(first.width, second.width);
  const height = Math.max(first.height, second.height);
  const [a, b] = [extend(first, width, height), extend(second, width, height)];
  const [mask, data] = [new Uint8Array(a.length), new Uint8Array(a.length)];
  pixelmatch(a, b, mask, width, height, { threshold: 0.1, diffMask: true });
  pixelmatch(a, b, data, width, height, { threshold: 0.1, alpha: 0.3 });
  return { squares: squaresOf({ data: mask, width, height }), difference: { data, width, height } };
}

function extend({ data, width, height }: Picture, wide: number, high: number): Uint8Array {
  const wider = new Uint8Array(wide * high * 4).fill(255);
  for (let row = 0; row < height; row++)
    wider.set(data.subarray(row * width * 4, (row + 1) * width * 4), row * wide * 4);
  return wider;
}

function squaresOf({ data, width, height }: Picture): Comparison["squares"] {
  const across = Math.ceil(width / edge);
  const counts = new Uint32Array(across * Math.ceil(height / edge));
  for (let at = 0; at < width * height; at++)
    if (data[at * 4 + 3]! > 0)
      counts[Math.floor(at / width / edge) * across + Math.floor((at % width) / edge)]! += 1;
  return [...counts.entries()]
    .filter(([, count]) => count > tolerance * edge * edge)
    .map(([at]) => ({ x: (at % across) * edge, y: Math.floor(at / across) * edge }));
}

/** An image file, `scale` times smaller. */
export async function readPicture(file: Uint8Array | string, scale = 1): Promise<Picture> {
  const { width } = await sharp(file).metadata();
  const { data, info } = await sharp(file)
    .resize({ width: Math.round(width / scale) })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const open = ({ data, width, height }: Picture) =>
  sharp(data, { raw: { width, height, channels: 4 } });

export function writeWebp(picture: Picture, path: string): Promise<unknown> {
  return open(picture).removeAlpha().webp({ quality: 75, smartSubsample: true }).toFile(path);
}

/** Pictures side by side. */
export async function writeRow(pictures: readonly Picture[], path: string): Promise<void> {
  const gap = 8;
  const parts = await Promise.all(pictures.map((picture) => open(picture).png().toBuffer()));
  const lefts = pictures.map((_, index) =>
    pictures.slice(0, index).reduce((sum, { width }) => sum + width + gap, 0),
  );
  const width = lefts.at(-1)! + pictures.at(-1)!.width;
  const height = Math.max(...pictures.map((picture) => picture.height));
  await sharp({ create: { width, height, channels: 3, background: "#888" } })
    .composite(parts.map((input, index) => ({ input, left: lefts[index]!, top: 0 })))
    .png()
    .toFile(path);
}
