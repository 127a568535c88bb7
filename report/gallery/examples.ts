import sharp from "sharp";
import type { Words } from "../paper/words.ts";
import { digitNames, drawDigit } from "./digits.ts";
import { drawLeaf, leafSpecies } from "./leaves.ts";

/** A paper on drawn pictures: its text lies in the folder of its name. */
export interface Example {
  title: string;
  words: Words;
  classes: readonly string[];
  /** a picture of the class as SVG */
  draw(name: string, index: number): string;
  /** pictures of each class */
  count: number;
}

export const examples: Readonly<Record<string, Example>> = {
  leaves: {
    title: "Telling invented plants by their leaves",
    words: {
      thing: { one: "leaf", many: "leaves" },
      class: { one: "species", many: "species" },
    },
    classes: leafSpecies,
    draw: drawLeaf,
    count: 60,
  },
  digits: {
    title: "Telling scribbled digits apart",
    words: {
      thing: { one: "scribble", many: "scribbles" },
      class: { one: "digit", many: "digits" },
    },
    classes: digitNames,
    draw: drawDigit,
    count: 60,
  },
};

/** PNG files by path: `class/0.png` and so on. */
export async function drawExample({
  classes,
  draw,
  count,
}: Pick<Example, "classes" | "draw" | "count">): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const name of classes)
    for (let index = 0; index < count; index++) {
      const png = await sharp(Buffer.from(draw(name, index)))
        .png()
        .toBuffer();
      files.set(`${name}/${index}.png`, png);
    }
  return files;
}
