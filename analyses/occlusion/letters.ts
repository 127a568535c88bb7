import sharp from "sharp";
import type { Cover } from "../../data/corpus/corpus.ts";
import { decodeCover } from "../../data/corpus/decode.ts";
import { type ControlCover, controlParams } from "../../data/control/design.ts";
import { drawCover } from "../../data/control/drawCover.ts";
import { withoutLetters } from "../../data/control/lettering/withoutLetters.ts";
import type { Context } from "../contract/analysis.ts";
import { centreCrop } from "../image/centreCrop.ts";
import { readImage } from "../image/readImage.ts";
import { placesIn, type Square } from "./squares.ts";

/** Share of each square of a drawn cover that differs from the same cover drawn without its letters. */
export async function lettersIn(
  { design, cover }: { design: ControlCover; cover: Cover },
  { side, squares }: { side: number; squares: readonly Square[] },
  context: Context,
): Promise<number[]> {
  const svg = withoutLetters(drawCover(design, controlParams.seed));
  const bare = await decodeCover(await sharp(Buffer.from(svg)).png().toBuffer(), cover.id);
  const [whole, without] = [await readImage(cover, context), bare].map(
    (image) => centreCrop(image, { short: side, side }).pixels,
  ) as [Uint8Array, Uint8Array];
  return squares.map((square) => {
    const places = placesIn(square, side);
    return places.filter((at) => isOther(whole, without, 3 * at)).length / places.length;
  });
}

/** Levels by which a pixel must differ in one of its colours. */
const least = 16;

function isOther(some: Uint8Array, others: Uint8Array, at: number): boolean {
  return [0, 1, 2].some((c) => Math.abs(some[at + c]! - others[at + c]!) >= least);
}
