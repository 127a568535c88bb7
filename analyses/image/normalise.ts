/** Per channel: (level / 255 - mean) / deviation. */
export interface Normalisation {
  mean: readonly [number, number, number];
  deviation: readonly [number, number, number];
}

/** ImageNet's, as torchvision's networks expect it (https://pytorch.org/vision/stable/models.html). */
export const imageNet: Normalisation = {
  mean: [0.485, 0.456, 0.406],
  deviation: [0.229, 0.224, 0.225],
};

/** To -1..1, as in PyTorch's tutorial on small pictures, whose network the write-up's resembles. */
export const symmetric: Normalisation = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] };

/** 8-bit pixels [n][height, width, 3] as a batch of floats [n, 3, height, width]. */
export function normalise(
  images: readonly Uint8Array[],
  { mean, deviation }: Normalisation,
): Float32Array {
  const area = (images[0]?.length ?? 0) / 3;
  const batch = new Float32Array(images.length * 3 * area);
  let out = 0;
  for (const pixels of images)
    for (let c = 0; c < 3; c++) {
      const levels = channelLevels(mean[c]!, deviation[c]!);
      for (let i = c; i < pixels.length; i += 3) batch[out++] = levels[pixels[i]!]!;
    }
  return batch;
}

function channelLevels(mean: number, deviation: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, level) => (level / 255 - mean) / deviation);
}
