import type { FeatureChoice } from "../../../analyses/models/coverFeatures.ts";
import { makeCorpus } from "../../../data/corpus/corpus.ts";
import type { RgbImage } from "../../../data/corpus/image.ts";
import { drawnCorpus, memoryContext, type MemoryContext, noise } from "../drawnCovers.ts";

/** Noise, half as bright for the first genre: 40 covers of each. */
export const pictures: Record<string, RgbImage> = Object.fromEntries(
  ["calm", "loud"].flatMap((genre, g) =>
    Array.from({ length: 40 }, (_, i) => {
      const { pixels, ...size } = noise(40 * g + i, 40);
      return [`${genre}/${10 + i}`, { ...size, pixels: pixels.map((level) => level / (2 - g)) }];
    }),
  ),
);

/** Every fourth cover is on the test side. */
export function brightnessCorpus(name: string) {
  const { covers } = drawnCorpus(pictures);
  const split = (i: number) => (i % 4 === 0 ? "test" : "train");
  return makeCorpus(
    name,
    covers.map((cover, i) => ({ ...cover, split: split(i) })),
    [],
  );
}

const cubic = { method: "cubic", seed: "" } as const;

/** As `classicalFeatures`, but small. */
export const smallFeatures = {
  cubic: { kind: "pixels", pixels: { ...cubic, size: 8 } },
  random: { kind: "pixels", pixels: { method: "random", size: 8, seed: "places" } },
  histogram: { kind: "histogram", pixels: { ...cubic, size: 8 }, bins: 4 },
  gradients: { kind: "gradients", pixels: { ...cubic, size: 16 } },
} satisfies Record<string, FeatureChoice>;

/** A context whose steps of one name have files of their own. */
export function stepwiseContext(): MemoryContext {
  const context = memoryContext(pictures);
  const cached: MemoryContext["cached"] = (step, compute) =>
    context.cached({ ...step, name: JSON.stringify([step.name, step.params]) }, compute);
  return { ...context, cached };
}
