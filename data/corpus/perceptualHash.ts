import sharp from "sharp";
import type { RgbImage } from "./image.ts";

/** 64 bits as 16 hexadecimal digits: which of 64 low frequencies of a cover are above their mean; the bits of sharp-phash 2.2. */
export async function perceptualHash(image: RgbImage): Promise<string> {
  const flat = flatColour(image.pixels);
  if (flat) return flatHash(flat);
  const frequencies = lowFrequencies(await shrink(image));
  const average = frequencies.reduce((sum, value) => sum + value, 0) / frequencies.length;
  return hexadecimal(frequencies.map((value) => (value > average ? "1" : "0")).join(""));
}

const size = 32;

/** Grey levels: [size, size]. */
function shrink({ width, height, pixels }: RgbImage): Promise<Uint8Array> {
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .greyscale()
    .resize(size, size, { fit: "fill" })
    .raw()
    .toBuffer();
}

const lowest = 8;

/** cosines[frequency][place] */
const cosines = Array.from({ length: lowest }, (_, frequency) =>
  Float64Array.from({ length: size }, (_, place) =>
    Math.cos(((2 * place + 1) / (2 * size)) * (frequency + 1) * Math.PI),
  ),
);

/** Frequencies 1 to 8 across by 1 to 8 down of the discrete cosine transform (type II), summed in sharp-phash's order. */
function lowFrequencies(levels: Uint8Array): number[] {
  return cosines.flatMap((across) =>
    cosines.map((down) => {
      let sum = 0;
      for (let x = 0; x < size; x++)
        for (let y = 0; y < size; y++) sum += across[x]! * down[y]! * levels[size * y + x]!;
      return sum / 4;
    }),
  );
}

/** A cover that deviates less from its mean colour, in levels of 255, has no structure: the signs of its DCT are noise. */
const flatDeviation = 1;

/** Hash of a one-coloured cover: three bits a channel, each seven times, so that other colours are never near. */
function flatHash(mean: readonly number[]): string {
  const bits = mean.map((value) => (value >> 5).toString(2).padStart(3, "0")).join("");
  return hexadecimal(`1${bits.replaceAll(/./g, "$&$&$&$&$&$&$&")}`);
}

function hexadecimal(bits: string): string {
  return BigInt(`0b${bits}`).toString(16).padStart(16, "0");
}

/** The mean colour of a picture without structure, else null. The middle sixteenth of most has so much that the rest needs no look. */
function flatColour(pixels: Uint8Array): number[] | null {
  const [share, from] = [16, 3 * Math.floor((pixels.length / 3) * (15 / 32))];
  const middle = pixels.subarray(from, from + 3 * Math.ceil(pixels.length / 3 / share));
  if (colourStatistics(middle).deviation >= flatDeviation * Math.sqrt(share)) return null;
  const { mean, deviation } = colourStatistics(pixels);
  return deviation < flatDeviation ? mean : null;
}

function colourStatistics(pixels: Uint8Array): { mean: number[]; deviation: number } {
  let [red, green, blue, squares] = [0, 0, 0, 0];
  for (let i = 0; i < pixels.length; i += 3) {
    const r = pixels[i]!;
    const g = pixels[i + 1]!;
    const b = pixels[i + 2]!;
    red += r;
    green += g;
    blue += b;
    squares += r * r + g * g + b * b;
  }
  const mean = [red, green, blue].map((sum) => (3 * sum) / pixels.length);
  const meanSquare = mean.reduce((total, value) => total + value * value, 0) / 3;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / pixels.length - meanSquare)) };
}
