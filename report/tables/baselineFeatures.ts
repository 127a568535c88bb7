import { learnerLabel } from "../language/labels.ts";
import type { Poster } from "../../data/poster/poster.ts";
import { featureLabels, inLearnerOrder, publishedLearner } from "../edition/classicalLearners.ts";
import { type Edition, isPosterEdition, resultOf } from "../edition/edition.ts";
import { fixed } from "../language/formats.ts";
import type { Table } from "./table.ts";
import { formatInterval } from "../edition/trainedNetworks.ts";

const pixels = ["cubic", "random"];

/** Learners on other features than 32 x 32 pixels, and the paired test of each against itself on those. */
export function baselineFeatures(edition: Edition, poster: Poster): Table {
  const { models, againstPixels } = resultOf(edition, "baselines");
  const hasPublished = isPosterEdition(edition);
  const rows = inLearnerOrder(models).flatMap(([learner, byFeatures]) =>
    Object.keys(featureLabels)
      .filter((features) => byFeatures[features] && !pixels.includes(features))
      .map((features) => {
        const { train, test } = byFeatures[features]!;
        const published = publishedLearner(edition, poster, learner, features);
        const contest = againstPixels[learner]![features]!;
        return [
          learnerLabel(learner),
          featureLabels[features]!,
          ...(hasPublished ? [published?.training ?? null] : []),
          train.value * 100,
          ...(hasPublished ? [published?.test ?? null] : []),
          test.accuracy.value * 100,
          formatInterval(test.accuracy),
          formatP(contest.p),
        ];
      }),
  );
  return { columns: columnsOf(hasPublished), rows };
}

function columnsOf(hasPublished: boolean): Table["columns"] {
  return [
    { label: "learner" },
    { label: "features" },
    ...(hasPublished ? [{ label: "training, write-up", decimals: 1 }] : []),
    { label: "training", decimals: 1 },
    ...(hasPublished ? [{ label: "test, write-up", decimals: 1 }] : []),
    { label: "test", decimals: 1 },
    { label: "95%", decimals: 0 },
    { label: "p", decimals: 3 },
  ];
}

function formatP(p: number): string {
  return p < 0.001 ? "<0.001" : fixed(p, 3);
}
