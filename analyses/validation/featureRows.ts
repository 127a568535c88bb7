import pMap from "p-map";
import type { Corpus, Cover } from "../../data/corpus/corpus.ts";
import type { Context } from "../contract/analysis.ts";
import type { Backbone } from "../backbones/backbone.ts";
import { coverFeatures, type Layers } from "../backbones/coverFeatures.ts";
import { coverPixels, type Downsampling } from "../image/coverPixels.ts";
import { descriptors } from "../image/descriptors/descriptors.ts";
import { readImage } from "../image/readImage.ts";
import { centreCrop } from "../image/centreCrop.ts";
import { concatenate } from "../nn/network/concatenate.ts";

/** One kind of numbers of a cover, as plain data. */
export type FeatureSource =
  | { kind: "pixels"; pixels: Downsampling }
  /** made by hand, of the middle square at 128 x 128 */
  | { kind: "descriptor"; name: keyof typeof descriptors }
  | { kind: "backbone"; backbone: Backbone; layers: Layers };

/** All the numbers of all covers, in the order of the corpus: those of each source one after the other. */
export async function featureRows(
  corpus: Corpus,
  sources: readonly FeatureSource[],
  context: Context,
): Promise<Float32Array[]> {
  const parts: (readonly Float32Array[])[] = [];
  for (const source of sources) parts.push(await rowsOf(corpus, source, context));
  return corpus.covers.map((_, place) => concatenate(parts.map((rows) => rows[place]!)));
}

async function rowsOf(
  corpus: Corpus,
  source: FeatureSource,
  context: Context,
): Promise<readonly Float32Array[]> {
  switch (source.kind) {
    case "pixels": {
      const pixels = await coverPixels(corpus, source.pixels, context);
      const images = await pixels.read([...corpus.covers.keys()]);
      return images.map((levels) => Float32Array.from(levels, (level) => level / 255));
    }
    case "descriptor":
      return describedRows(corpus, source.name, context);
    case "backbone":
      return (await coverFeatures(corpus, source.backbone, context, source.layers)).rows;
  }
}

const described = { short: 128, side: 128 };

/** Each cover is described once, whatever corpus it is in. */
async function describedRows(
  { covers }: Corpus,
  name: keyof typeof descriptors,
  context: Context,
): Promise<Float32Array[]> {
  const { length, describe } = descriptors[name];
  const step = { name: "descriptors", module: import.meta.url, params: { name } };
  const cache = await context.cachedCovers(step);
  let done = 0;
  const row = async (cover: Cover): Promise<Float32Array> => {
    const bytes = await cache.read(cover);
    context.onProgress(`${name} of covers`, ++done, covers.length);
    if (bytes?.length === 4 * length) return new Float32Array(Uint8Array.from(bytes).buffer);
    const found = describe(centreCrop(await readImage(cover, context), described));
    await cache.write(cover, new Uint8Array(found.buffer, found.byteOffset, found.byteLength));
    return found;
  };
  return pMap(covers, row, { concurrency: 8 });
}
