import sharp from "sharp";
import type { CoverSource } from "../corpus/corpus.ts";
import { controlParams, designControl } from "./design.ts";

/** Draws the control covers as they are asked for, as PNG files of 350x350 pixels. */
export function controlSource(): CoverSource {
  const designs = new Map(designControl(controlParams).map((cover) => [cover.id, cover]));
  return {
    missing: async () => [],
    async read({ id }) {
      const design = designs.get(id);
      if (design === undefined) throw new Error(`not a control cover: ${id}`);
      const { drawCover } = await import("./drawCover.ts"); // twelve alphabets: only when drawing
      const svg = drawCover(design, controlParams.seed);
      return sharp(Buffer.from(svg)).png({ compressionLevel: 1 }).toBuffer();
    },
  };
}
