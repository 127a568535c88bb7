import sharp, { type Sharp } from "sharp";
import { resizeCubic } from "../../analyses/image/resizeCubic.ts";
import { withoutLetters } from "../../data/control/lettering/withoutLetters.ts";

/** A drawn cover as files, base64. */
export interface DrawnPictures {
  /** as the control corpus has it, transparency on white: browsers round that otherwise */
  png: string;
  /** the same without its letters */
  plain: string;
  /** WebP, for the eye */
  thumbnail: string;
  /** pixels at `size`, 8-bit sRGB: [size, size, 3] */
  seen: string;
}

/** Pictures of a drawn cover's SVG; `size` is the edge of what a network sees. */
export async function drawnPictures(svg: string, size: number): Promise<DrawnPictures> {
  const whole = onWhite(svg);
  const raw = await whole.clone().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = raw.info;
  const seen = resizeCubic({ width, height, pixels: raw.data }, size, size).pixels;
  const [png, plain, thumbnail] = await Promise.all([
    encode(whole.clone()),
    encode(onWhite(withoutLetters(svg))),
    whole.clone().resize(thumbnailEdge).webp({ quality: 70 }).toBuffer(),
  ]);
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
  return {
    png: base64(png),
    plain: base64(plain),
    thumbnail: base64(thumbnail),
    seen: base64(seen),
  };
}

export const thumbnailEdge = 144;

function onWhite(svg: string): Sharp {
  return sharp(Buffer.from(svg)).flatten({ background: "#fff" });
}

function encode(picture: Sharp): Promise<Buffer> {
  return picture.png({ compressionLevel: 9 }).toBuffer();
}
