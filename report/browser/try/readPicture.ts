import type { RgbImage } from "../../../data/corpus/image.ts";

/** More pixels are not held at once: the browser makes the picture smaller first. */
const mostPixels = 16e6;

/** A picture as it was read. */
export interface ReadPicture {
  image: RgbImage;
  /** of the file */
  width: number;
  height: number;
  isShrunk: boolean;
}

/** Decodes a file by the browser: upright, sRGB, transparency on white. Rejects for what is no picture to it. */
export async function readPicture(file: Blob): Promise<ReadPicture> {
  const whole = await createImageBitmap(file, { imageOrientation: "from-image" });
  const { width, height } = whole;
  const scale = Math.min(1, Math.sqrt(mostPixels / (width * height)));
  const bitmap = scale < 1 ? await shrunk(whole, scale) : whole;
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  context.fillStyle = "#fff";
  context.fillRect(0, 0, bitmap.width, bitmap.height);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const image = { width: canvas.width, height: canvas.height, pixels: withoutAlpha(data) };
  return { image, width, height, isShrunk: scale < 1 };
}

/** Of a file that `readPicture` rejected: what follows its name in a sentence. */
export async function whyUnread(file: Blob): Promise<string> {
  const start = new TextDecoder("latin1").decode(await file.slice(0, 1000).arrayBuffer());
  if (/^(.PNG|\xff\xd8\xff|GIF8|RIFF.{4}WEBP)/s.test(start))
    return "has too many pixels for this browser, or is damaged: choose a smaller one.";
  const choose = "choose a JPEG, PNG, WebP or GIF file.";
  return start.includes("<svg")
    ? `is an SVG drawing, which is not taken: ${choose}`
    : `is no picture that this browser can read: ${choose}`;
}

async function shrunk(whole: ImageBitmap, scale: number): Promise<ImageBitmap> {
  const bitmap = await createImageBitmap(whole, {
    resizeWidth: Math.max(1, Math.floor(whole.width * scale)),
    resizeHeight: Math.max(1, Math.floor(whole.height * scale)),
    resizeQuality: "high",
  });
  whole.close();
  return bitmap;
}

function withoutAlpha(rgba: Uint8ClampedArray): Uint8Array {
  const pixels = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4) {
    pixels[to++] = rgba[from]!;
    pixels[to++] = rgba[from + 1]!;
    pixels[to++] = rgba[from + 2]!;
  }
  return pixels;
}

/** A small bitmap of it, at most `edge` pixels wide or high. */
export function previewOf({ width, height, pixels }: RgbImage, edge: number): Promise<ImageBitmap> {
  const data = new ImageData(width, height);
  for (let from = 0, to = 0; from < pixels.length; from += 3, to += 4) {
    data.data[to] = pixels[from]!;
    data.data[to + 1] = pixels[from + 1]!;
    data.data[to + 2] = pixels[from + 2]!;
    data.data[to + 3] = 255;
  }
  const scale = Math.min(1, edge / Math.max(width, height));
  return createImageBitmap(data, {
    resizeWidth: Math.max(1, Math.round(width * scale)),
    resizeHeight: Math.max(1, Math.round(height * scale)),
    resizeQuality: "high",
  });
}
