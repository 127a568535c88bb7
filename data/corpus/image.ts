/** Pixels of a picture: 8-bit sRGB, row by row, [height, width, 3]. */
export interface RgbImage {
  width: number;
  height: number;
  pixels: Uint8Array;
}
