import type { BaselineResult, Baselines } from "../../analyses/baselines.ts";
import type { Share } from "../../analyses/stats/evaluation.ts";
import { type Guesses, isUneven } from "../../analyses/stats/guessing.ts";
import type { Poster } from "../../data/poster/poster.ts";
import {
  inLearnerOrder,
  type PublishedLearner,
  publishedLearner,
} from "../edition/classicalLearners.ts";
import { learnerLabelIn } from "../edition/statedLabels.ts";
import { type Edition, isPosterEdition, resultOf } from "../edition/edition.ts";
import { alwaysLargest, intervalCell } from "../edition/guessing.ts";
import type { Cell, Column, Table } from "./table.ts";

const groups = { cubic: "interpolated", random: "random pixels" };

/** Learners on 32 x 32 pixels: accuracies in percent, with the write-up's where the covers are the poster's. */
export function baselines(edition: Edition, poster: Poster): Table {
  const { models } = resultOf(edition, "baselines");
  const guesses = guessesOf(models);
  const uneven = isUneven(guesses);
  const layout = { hasPublished: isPosterEdition(edition), uneven };
  const columns = Object.values(groups).flatMap((group) => columnsOf(layout, group));
  const rows: Table["rows"] = inLearnerOrder(models).map(([learner, byFeatures]) => [
    learnerLabelIn(edition, "baselines", learner),
    ...Object.keys(groups).flatMap((features) => {
      const published = publishedLearner(edition, poster, learner, features);
      return cells(layout, published, byFeatures[features], poster);
    }),
  ]);
  const table = { columns: [{ label: "learner" }, ...columns], rows };
  if (!uneven) return table;
  const always = columns.map(({ label }) => {
    if (label === "balanced") return guesses.chance * 100;
    return label === "test" ? guesses.largest.share * 100 : "";
  });
  return { ...table, rows: [...rows, [alwaysLargest(guesses, poster), ...always]], totals: 1 };
}

/** Of the first learner: all have the same test covers. */
export function guessesOf(models: Baselines["models"]): Guesses {
  return Object.values(Object.values(models)[0]!)[0]!.test;
}

/** Which columns there are: the write-up's, and balanced accuracy first where genres are uneven. */
interface Layout {
  hasPublished: boolean;
  uneven: boolean;
}

function columnsOf({ hasPublished, uneven }: Layout, group: string): Column[] {
  const published = [
    { label: "training, write-up", group, decimals: 1, isPercent: true },
    { label: "training", group, decimals: 1, isPercent: true },
    { label: "test, write-up", group, decimals: 1, isPercent: true },
  ];
  return [
    ...(hasPublished ? published : [{ label: "training", group, decimals: 1, isPercent: true }]),
    ...(uneven ? [{ label: "balanced", group, decimals: 1, isPercent: true }] : []),
    { label: "test", group, decimals: 1, isPercent: true },
    { label: "95%", group, decimals: 0 },
  ];
}

function cells(
  { hasPublished, uneven }: Layout,
  published: PublishedLearner | undefined,
  result: BaselineResult | undefined,
  poster: Poster,
): Cell[] {
  const share = (value: Share | undefined) => (value ? value.value * 100 : null);
  const test = result?.test;
  return [
    ...(hasPublished ? [published?.training ?? null] : []),
    share(result?.train),
    ...(hasPublished ? [published?.test ?? null] : []),
    ...(uneven ? [share(test?.balancedAccuracy)] : []),
    share(test?.accuracy),
    test ? intervalCell(test, poster) : null,
  ];
}
