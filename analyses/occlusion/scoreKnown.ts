import type { Corpus, Cover } from "../../data/corpus/corpus.ts";
import type { ControlCover } from "../../data/control/design.ts";
import type { Context } from "../contract/analysis.ts";
import { mean } from "../stats/mean.ts";
import { type Eye, sideOf } from "./eye.ts";
import { lettersIn } from "./letters.ts";
import { lookAtMosaics } from "./looks.ts";
import { positiveShare } from "./losses.ts";
import type { MapParams } from "./mapGenres.ts";
import { type MosaicScore, mosaicsOf, scoreMosaics, squaresInQuarters } from "./mosaics.ts";
import { type Resampled, resampled } from "./resampling.ts";
import { squaresIn } from "./squares.ts";

/** Maps of drawn covers against what is known of where their genre shows. */
export interface KnownScore {
  mosaics: MosaicScore;
  /** on letters: mean share of a cover's positive losses, that of an even map, and the difference */
  letters: { share: number; even: number; more: Resampled };
}

/** What is scored: covers, what each square takes from each, in bits, and how they were drawn, by id. */
export interface Drawn {
  covers: readonly Cover[];
  losses: readonly number[][];
  designs: ReadonlyMap<string, ControlCover>;
}

export async function scoreKnown(
  { covers, losses, designs }: Drawn,
  corpus: Corpus,
  eye: Eye,
  { squares, draws }: MapParams,
  context: Context,
): Promise<KnownScore> {
  const mosaics = mosaicsOf(covers, "occlusion/mosaics");
  const side = sideOf(eye);
  const inQuarters = squaresInQuarters(side, squares);
  const tried = inQuarters.map(([square]) => square);
  const logits = await lookAtMosaics(mosaics, eye, tried, context);
  const quarters = inQuarters.map(([, quarter]) => quarter);
  const options = { quarters, draws, seed: "occlusion/dealt" };
  const seen = { side, squares: squaresIn(side, squares) };
  const letters: number[][] = [];
  for (const cover of covers)
    letters.push(await lettersIn({ design: designs.get(cover.id)!, cover }, seen, context));
  const shares = losses.map((map, i) => positiveShare(map, letters[i]!));
  const even = letters.map(mean);
  return {
    mosaics: scoreMosaics(mosaics, logits, corpus, options),
    letters: {
      share: mean(shares),
      even: mean(even),
      more: resampled(
        shares.map((share, i) => share - even[i]!),
        { draws, level: 0.95, seed: "occlusion/letters" },
      ),
    },
  };
}
