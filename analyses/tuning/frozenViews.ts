import type { Corpus, Cover } from "../../data/corpus/corpus.ts";
import { describeBackbone, type Backbone } from "../backbones/backbone.ts";
import type { CacheDraft, Context } from "../contract/analysis.ts";
import { normalise } from "../image/normalise.ts";
import { readImage } from "../image/readImage.ts";
import { ahead } from "../nn/ahead.ts";
import type { FrozenNetwork } from "../nn/network/engine.ts";
import type { Tensors } from "../nn/network/initialise.ts";
import { joinRows } from "../nn/network/joinRows.ts";
import { layout, size } from "../nn/network/layout.ts";
import type { Network } from "../nn/network/networks.ts";
import { chunks } from "../nn/samples.ts";
import { drawView, type ViewParams } from "./view.ts";

/** One view of a cover, by its place in the corpus. */
export interface ViewOf {
  place: number;
  view: number;
}

/** Reads what a frozen network says of views, one after the other: [n, ...its output]. */
export type ReadViews = (views: readonly ViewOf[]) => Promise<Float32Array>;

export interface FrozenParams {
  backbone: Backbone;
  /** the frozen network ends with this node */
  cut: string;
  views: ViewParams;
}

/** Covers in one file. */
const shard = 32;

/** The frozen front of a network on all views of all covers, from the cache, else computed; a killed run goes on where it stopped. */
export async function frozenViews(
  corpus: Corpus,
  { params, front, tensors }: { params: FrozenParams; front: Network; tensors: () => Tensors },
  context: Context,
): Promise<ReadViews> {
  const step = {
    name: "views",
    module: import.meta.url,
    params: JSON.parse(JSON.stringify(params)),
    usesEngine: true,
  };
  const entry = await context.cached(step, async (draft) => {
    const frozen = await (await context.engine()).freeze(front, tensors(), params.views.count);
    try {
      await compute(corpus.covers, { params, frozen, draft }, context);
    } finally {
      await frozen.close();
    }
  });
  const each = size(layout(front).at(-1)!.shape);
  const readOne = async ({ place, view }: ViewOf): Promise<Float32Array> => {
    const at = (place % shard) * params.views.count + view;
    const bytes = await entry.readAt(fileOf(Math.floor(place / shard)), 4 * each * at, 4 * each);
    return new Float32Array(Uint8Array.from(bytes).buffer);
  };
  return async (views) => joinRows(await Promise.all(views.map(readOne)));
}

interface Computing {
  params: FrozenParams;
  frozen: FrozenNetwork;
  draft: CacheDraft;
}

async function compute(
  covers: readonly Cover[],
  { params, frozen, draft }: Computing,
  context: Context,
): Promise<void> {
  for (const [i, group] of chunks(covers, shard).entries()) {
    if (await draft.has(fileOf(i))) continue;
    const rows: Float32Array[] = [];
    for await (const inputs of ahead(group, (cover) => viewsOf(cover, params, context))) {
      rows.push(await frozen.evaluate(inputs));
      const done = i * shard + rows.length;
      context.onProgress(`views by ${params.backbone.architecture}`, done, covers.length);
    }
    await draft.write(fileOf(i), new Uint8Array(joinRows(rows).buffer));
  }
}

async function viewsOf(
  cover: Cover,
  { backbone, views }: FrozenParams,
  context: Context,
): Promise<Float32Array> {
  const { crop, normalisation } = describeBackbone(backbone);
  const image = await readImage(cover, context);
  const pixels = Array.from({ length: views.count }, (_, view) =>
    drawView(image, { view, id: cover.id, side: crop.side }, views),
  );
  return normalise(pixels, normalisation);
}

function fileOf(index: number): string {
  return `views-${index}.f32`;
}
