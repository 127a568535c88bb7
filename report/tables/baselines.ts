import { learnerLabel } from "../language/labels.ts";
import type { BaselineResult } from "../../analyses/baselines.ts";
import type { Poster } from "../../data/poster/poster.ts";
import { inLearnerOrder, publishedLearner } from "../edition/classicalLearners.ts";
import { type Edition, isPosterEdition, resultOf } from "../edition/edition.ts";
import type { Column, Table } from "./table.ts";
import { formatInterval } from "../edition/trainedNetworks.ts";

const groups = { cubic: "interpolated", random: "random pixels" };

/** Learners on 32 x 32 pixels: accuracies in percent, with the write-up's where the covers are the poster's. */
export function baselines(edition: Edition, poster: Poster): Table {
  const { models } = resultOf(edition, "baselines");
  const columns = Object.values(groups).flatMap((group) =>
    columnsOf(isPosterEdition(edition), group),
  );
  const rows = inLearnerOrder(models).map(([learner, byFeatures]) => [
    learnerLabel(learner),
    ...Object.keys(groups).flatMap((features) =>
      cells(edition, poster, learner, features, byFeatures[features]),
    ),
  ]);
  return { columns: [{ label: "learner" }, ...columns], rows };
}

function columnsOf(hasPublished: boolean, group: string): Column[] {
  const published = [
    { label: "training, write-up", group, decimals: 1 },
    { label: "training", group, decimals: 1 },
    { label: "test, write-up", group, decimals: 1 },
  ];
  return [
    ...(hasPublished ? published : [{ label: "training", group, decimals: 1 }]),
    { label: "test", group, decimals: 1 },
    { label: "95%", group, decimals: 0 },
  ];
}

function cells(
  edition: Edition,
  poster: Poster,
  learner: string,
  features: string,
  result: BaselineResult | undefined,
): (string | number | null)[] {
  const published = publishedLearner(edition, poster, learner, features);
  const training = result ? result.train.value * 100 : null;
  const test = result ? result.test.accuracy.value * 100 : null;
  const interval = result ? formatInterval(result.test.accuracy) : null;
  if (!isPosterEdition(edition)) return [training, test, interval];
  return [published?.training ?? null, training, published?.test ?? null, test, interval];
}
