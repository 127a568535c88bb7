import type { RgbImage } from "../../data/corpus/image.ts";
import { resizeBilinear, type Span } from "./resizeBilinear.ts";
import { roundHalfEven } from "./roundHalfEven.ts";

/** torchvision's transform of its ImageNet weights: short side to 256 (the other truncated), then the middle 224x224. */
export function imageNetCrop(image: RgbImage): RgbImage {
  const short = Math.min(image.width, image.height);
  const middle = (side: number): Span => {
    const size = side === short ? 256 : Math.trunc((256 * side) / short);
    return { size, first: roundHalfEven((size - 224) / 2), length: 224 };
  };
  return resizeBilinear(image, middle(image.width), middle(image.height));
}
