import type { RgbImage } from "../../data/corpus/image.ts";
import { resizeBilinear, type Span } from "./resizeBilinear.ts";
import { roundHalfEven } from "./roundHalfEven.ts";

/** Sides in pixels: of the short side after resizing, and of the square cut from the middle. */
export interface Crop {
  short: number;
  side: number;
}

/** torchvision's Resize and CenterCrop: short side to `short` (the other truncated), then the middle square. */
export function centreCrop(image: RgbImage, { short, side }: Crop): RgbImage {
  const shorter = Math.min(image.width, image.height);
  const middle = (length: number): Span => {
    const size = length === shorter ? short : Math.trunc((short * length) / shorter);
    return { size, first: roundHalfEven((size - side) / 2), length: side };
  };
  return resizeBilinear(image, middle(image.width), middle(image.height));
}
