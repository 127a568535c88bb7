import { controlParams, designControl } from "../data/control/design.ts";
import type { Corpus, Cover } from "../data/corpus/corpus.ts";
import { random } from "../data/random.ts";
import type { Backbone } from "./backbones/backbone.ts";
import type { Analysis, Context, Outcome } from "./contract/analysis.ts";
import { liteHead, type LiteHeadParams } from "./liteHead.ts";
import type { GenreMaps, MapParams } from "./occlusion/mapGenres.ts";
import type { KnownScore } from "./occlusion/scoreKnown.ts";

export interface OcclusionParams extends MapParams, Omit<LiteHeadParams, "withheld"> {
  /** test covers of a genre, drawn by a seed; a genre with fewer than `fewest` has no map */
  covers: number;
  fewest: number;
  /** the corpus of which it is known in whose style a cover is drawn: those in their own genre's count */
  drawn: string;
}

/** What covering parts of test covers takes from their genre by the network of `liteHead`: sums over a genre, never one cover. */
export interface Occlusion extends GenreMaps {
  /** null where nobody knows where a genre shows */
  known: KnownScore | null;
}

const { seed, strengths, heads } = liteHead.params as LiteHeadParams;

/** Occlusion maps (Zeiler & Fergus 2014) of the best single network: squares of a quarter of the edge, at 5 x 5 places. */
export const occlusion: Analysis<OcclusionParams, Occlusion> = {
  name: "occlusion",
  module: import.meta.url,
  usesEngine: true,
  weights: liteHead.weights!,
  params: {
    seed,
    strengths,
    heads,
    squares: { edge: 1 / 4, stride: 3 / 16 },
    covers: 50,
    fewest: 10,
    draws: 10_000,
    drawn: "control",
  },
  run,
};

async function run(
  corpus: Corpus,
  params: OcclusionParams,
  context: Context,
): Promise<Outcome<Occlusion>> {
  const { openEye } = await import("./occlusion/eye.ts");
  const { mapGenres } = await import("./occlusion/mapGenres.ts");
  const isDrawn = corpus.name === params.drawn;
  const designs = new Map(
    (isDrawn ? designControl(controlParams) : []).map((design) => [design.id, design]),
  );
  const covers = chooseCovers(
    corpus,
    params,
    ({ id, genre }) => !isDrawn || designs.get(id)?.style === genre,
  );
  const head = params.heads.efficientNetLite0Stages;
  const eye = await openEye(corpus, { ...params, head, backbone: backboneOf(params) }, context);
  try {
    const { maps, losses } = await mapGenres(covers, corpus, eye, params, context);
    if (!isDrawn) return { result: { ...maps, known: null }, images: {} };
    const { scoreKnown } = await import("./occlusion/scoreKnown.ts");
    const known = await scoreKnown({ covers, losses, designs }, corpus, eye, params, context);
    return { result: { ...maps, known }, images: {} };
  } finally {
    await eye.close();
  }
}

/** Test covers by genre, in the order drawn. */
function chooseCovers(
  { covers, genres }: Corpus,
  { covers: count, fewest }: OcclusionParams,
  isMeant: (cover: Cover) => boolean,
): Cover[] {
  return genres.flatMap((genre) => {
    const own = covers.filter((it) => it.genre === genre && it.split === "test" && isMeant(it));
    return own.length < fewest ? [] : random(`occlusion/covers/${genre}`).sample(own, count);
  });
}

function backboneOf({ heads }: OcclusionParams): Backbone {
  const [source] = heads.efficientNetLite0Stages.features;
  if (source?.kind !== "backbone") throw new Error("no network behind the last layer");
  return source.backbone;
}
