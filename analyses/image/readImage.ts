import type { Cover } from "../../data/corpus/corpus.ts";
import { decodeCover, UnreadableError } from "../../data/corpus/decode.ts";
import { UserError } from "../../data/error.ts";
import type { RgbImage } from "../../data/corpus/image.ts";
import type { Context } from "../contract/analysis.ts";

/** A cover's pixels in its own size. Throws UserError that names a cover that cannot be decoded. */
export async function readImage(
  cover: Cover,
  { readCover }: Pick<Context, "readCover">,
): Promise<RgbImage> {
  const bytes = await readCover(cover);
  try {
    return await decodeCover(bytes, cover.id);
  } catch (cause) {
    if (!(cause instanceof UnreadableError)) throw cause;
    throw new UserError(`unreadable cover: ${cover.id} (${cause.message})`, { cause });
  }
}
