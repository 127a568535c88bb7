import sharp, { type Sharp } from "sharp";

/** The picture as WebP: of averages a twentieth of the size of a PNG, which keeps their noise. */
export function webpOf(picture: Uint8Array): Promise<Buffer> {
  return encodeWebp(sharp(picture).removeAlpha());
}

/** The same for pixels at hand: every picture of a page is encoded alike. */
export function encodeWebp(picture: Sharp): Promise<Buffer> {
  return picture.webp({ quality: 80 }).toBuffer();
}
