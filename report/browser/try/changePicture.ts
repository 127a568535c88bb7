import type { RgbImage } from "../../../data/corpus/image.ts";

/** What a reader can do to a picture. */
export interface Changes {
  /** quarter turns clockwise */
  turns: number;
  /** standard deviation in hundredths of the longer edge */
  blur: number;
  /** degrees by which every hue is turned */
  hue: number;
}

export const noChanges: Changes = { turns: 0, blur: 0, hue: 0 };

export function changePicture(image: RgbImage, { turns, blur, hue }: Changes): RgbImage {
  let changed = image;
  for (let i = 0; i < turns % 4; i++) changed = turnRight(changed);
  if (hue % 360 !== 0) changed = turnHues(changed, hue);
  return blur > 0 ? blurred(changed, blur) : changed;
}

function turnRight({ width, height, pixels }: RgbImage): RgbImage {
  const turned = new Uint8Array(pixels.length);
  for (let y = 0, from = 0; y < height; y++)
    for (let x = 0; x < width; x++, from += 3) {
      const to = 3 * (x * height + height - 1 - y);
      turned[to] = pixels[from]!;
      turned[to + 1] = pixels[from + 1]!;
      turned[to + 2] = pixels[from + 2]!;
    }
  return { width: height, height: width, pixels: turned };
}

/** The matrix of hue-rotate() in W3C Filter Effects 1; lightness is about kept. */
function turnHues({ width, height, pixels }: RgbImage, degrees: number): RgbImage {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const luma = [0.213, 0.715, 0.072];
  const alongCos = [
    [0.787, -0.715, -0.072],
    [-0.213, 0.285, -0.072],
    [-0.213, -0.715, 0.928],
  ];
  const alongSin = [
    [-0.213, -0.715, 0.928],
    [0.143, 0.14, -0.283],
    [-0.787, 0.715, 0.072],
  ];
  const rows = alongCos.map((row, i) =>
    row.map((value, j) => luma[j]! + cos * value + sin * alongSin[i]![j]!),
  );
  const turned = new Uint8ClampedArray(pixels.length);
  for (let at = 0; at < pixels.length; at += 3)
    for (let c = 0; c < 3; c++) {
      const row = rows[c]!;
      turned[at + c] =
        row[0]! * pixels[at]! + row[1]! * pixels[at + 1]! + row[2]! * pixels[at + 2]!;
    }
  return { width, height, pixels: new Uint8Array(turned.buffer) };
}

/** Three means over boxes are nearly a Gaussian (Kovesi 2010); edge pixels are repeated. */
function blurred(image: RgbImage, hundredths: number): RgbImage {
  const deviation = (hundredths / 100) * Math.max(image.width, image.height);
  const radius = Math.max(1, Math.round(deviation - 0.5)); // three boxes of 2r + 1: variance r(r + 1)
  const pixels = Float32Array.from(image.pixels);
  const { width, height } = image;
  for (let pass = 0; pass < 3; pass++) {
    for (let y = 0; y < height; y++)
      for (let c = 0; c < 3; c++)
        boxMeans(pixels, { from: 3 * y * width + c, step: 3, count: width }, radius);
    for (let x = 0; x < width; x++)
      for (let c = 0; c < 3; c++)
        boxMeans(pixels, { from: 3 * x + c, step: 3 * width, count: height }, radius);
  }
  return { width, height, pixels: new Uint8Array(new Uint8ClampedArray(pixels).buffer) };
}

interface Line {
  from: number;
  step: number;
  count: number;
}

function boxMeans(values: Float32Array, { from, step, count }: Line, radius: number): void {
  const line = Float32Array.from({ length: count }, (_, i) => values[from + i * step]!);
  const at = (i: number): number => line[Math.min(Math.max(i, 0), count - 1)]!;
  let sum = 0;
  for (let i = -radius; i <= radius; i++) sum += at(i);
  for (let i = 0; i < count; i++) {
    values[from + i * step] = sum / (2 * radius + 1);
    sum += at(i + radius + 1) - at(i - radius);
  }
}
