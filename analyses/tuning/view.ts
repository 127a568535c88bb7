import type { RgbImage } from "../../data/corpus/image.ts";
import { random } from "../../data/random.ts";
import { centreCrop } from "../image/centreCrop.ts";
import { resizeBilinear, type Span } from "../image/resizeBilinear.ts";

/** Which parts of a cover are looked at, each drawn once. */
export interface ViewParams {
  /** the first is the cover as it is, the second its mirror image, the others are parts, every other one mirrored */
  count: number;
  /** of a part: the least share of the cover's side */
  smallest: number;
  seed: string;
}

/** A view of a cover, 8-bit sRGB: [side, side, 3]. */
export function drawView(
  image: RgbImage,
  { view, id, side }: { view: number; id: string; side: number },
  { smallest, seed }: Omit<ViewParams, "count">,
): Uint8Array {
  if (view === 0) return centreCrop(image, { short: side, side }).pixels;
  if (view === 1) return mirrored(centreCrop(image, { short: side, side }));
  const draw = random(`${seed}/${view}/${id}`);
  const short = Math.round(side / (smallest + (1 - smallest) * draw.float()));
  const shorter = Math.min(image.width, image.height);
  const part = (length: number): Span => {
    const size = Math.trunc((short * length) / shorter);
    return { size, first: Math.floor(draw.float() * (size - side + 1)), length: side };
  };
  const columns = part(image.width);
  const drawn = resizeBilinear(image, columns, part(image.height));
  return view % 2 === 1 ? mirrored(drawn) : drawn.pixels;
}

function mirrored({ width, height, pixels }: RgbImage): Uint8Array {
  const out = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = 3 * (y * width + x);
      out.set(pixels.subarray(from, from + 3), 3 * (y * width + width - 1 - x));
    }
  return out;
}
