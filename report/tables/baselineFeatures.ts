import { isUneven } from "../../analyses/stats/guessing.ts";
import type { Poster } from "../../data/poster/poster.ts";
import { featureLabels, inLearnerOrder, publishedLearner } from "../edition/classicalLearners.ts";
import { type Edition, isPosterEdition, resultOf } from "../edition/edition.ts";
import { featureLabelIn, learnerLabelIn } from "../edition/statedLabels.ts";
import { formatP } from "../language/formats.ts";
import { alwaysLargest, intervalCell } from "../edition/guessing.ts";
import { guessesOf } from "./baselines.ts";
import type { Table } from "./table.ts";

const pixels = ["cubic", "random"];

/** Learners on other features than 32 x 32 pixels, and the paired test of each against itself on those. */
export function baselineFeatures(edition: Edition, poster: Poster): Table {
  const { models, againstPixels } = resultOf(edition, "baselines");
  const hasPublished = isPosterEdition(edition);
  const guesses = guessesOf(models);
  const uneven = isUneven(guesses);
  const rows: Table["rows"] = inLearnerOrder(models).flatMap(([learner, byFeatures]) =>
    Object.keys(featureLabels)
      .filter((features) => byFeatures[features] && !pixels.includes(features))
      .map((features) => {
        const { train, test } = byFeatures[features]!;
        const published = publishedLearner(edition, poster, learner, features);
        const contest = againstPixels[learner]![features]!;
        return [
          learnerLabelIn(edition, "baselines", learner),
          featureLabelIn(edition, "baselines", features),
          ...(hasPublished ? [published?.training ?? null] : []),
          train.value * 100,
          ...(hasPublished ? [published?.test ?? null] : []),
          ...(uneven ? [test.balancedAccuracy.value * 100] : []),
          test.accuracy.value * 100,
          intervalCell(test, poster),
          formatP(contest.p),
        ];
      }),
  );
  const columns = columnsOf(hasPublished, uneven);
  if (!uneven) return { columns, rows };
  const always = columns.slice(2).map(({ label }) => {
    if (label === "balanced") return guesses.chance * 100;
    return label === "test" ? guesses.largest.share * 100 : "";
  });
  return { columns, rows: [...rows, [alwaysLargest(guesses, poster), "", ...always]], totals: 1 };
}

function columnsOf(hasPublished: boolean, uneven: boolean): Table["columns"] {
  return [
    { label: "learner" },
    { label: "features" },
    ...(hasPublished ? [{ label: "training, write-up", decimals: 1, isPercent: true }] : []),
    { label: "training", decimals: 1, isPercent: true },
    ...(hasPublished ? [{ label: "test, write-up", decimals: 1, isPercent: true }] : []),
    ...(uneven ? [{ label: "balanced", decimals: 1, isPercent: true }] : []),
    { label: "test", decimals: 1, isPercent: true },
    { label: "95%", decimals: 0 },
    { label: "p", decimals: 3 },
  ];
}
