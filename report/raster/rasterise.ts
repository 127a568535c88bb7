import sharp from "sharp";
import { type FontFiles, outlineTexts } from "./outline.ts";
import { openWindow } from "../plots/frames/window.ts";
import { standAlone } from "./standalone.ts";

/** A drawing as files of their own. */
export interface Raster {
  svg: string;
  /** base64, twice the drawing's size, on white */
  png: string;
}

/** The page's SVG as a file of its own and as a picture; needs no font of the machine. */
export async function rasterise(svg: string, css: string, fonts: FontFiles): Promise<Raster> {
  const { DOMParser, XMLSerializer } = openWindow();
  const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const serializer = new XMLSerializer();
  standAlone(root, css);
  const alone = `${serializer.serializeToString(root)}\n`;
  outlineTexts(root, fonts);
  const png = await svgPng(serializer.serializeToString(root), 2);
  return { svg: alone, png: png.toString("base64") };
}

/** An SVG with texts as a picture, its texts drawn without fonts of the machine. */
export function outlined(svg: string, fonts: FontFiles, scale: number): Promise<Buffer> {
  const { DOMParser, XMLSerializer } = openWindow();
  const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  outlineTexts(root, fonts);
  return svgPng(new XMLSerializer().serializeToString(root), scale);
}

/** `scale` is in pixels of the picture for one of the drawing. */
export function svgPng(svg: string, scale: number): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density: 72 * scale })
    .flatten({ background: "#fff" })
    .png({ compressionLevel: 6 })
    .toBuffer();
}
