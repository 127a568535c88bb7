import { publishedLearner } from "../edition/classicalLearners.ts";
import { type Edition, resultOf } from "../edition/edition.ts";
import { foldScope } from "../edition/scope/foldScope.ts";
import { publishedOverall, trainedNetworks } from "../edition/trainedNetworks.ts";
import { learnerLabel } from "../language/labels.ts";
import type { AccuracyDots, AccuracyRow } from "../plots/accuracyDots.ts";
import type { Poster } from "../../data/poster/poster.ts";
import { joined } from "../language/html.ts";
import { accuracyKey, accuracyRow, drawAccuracyDots } from "./accuracyRow.ts";
import type { Figure } from "./figure.ts";

/** The paper in one picture: what a classical learner, the trained networks and the best features find, beside guessing. */
export const finding: Figure = {
  needs: "fullTraining",
  async render(context, text) {
    const { edition, poster } = context;
    const rows = rowsOf(edition, poster);
    const { chance } = resultOf(edition, "fullTraining").models["custom"]!.runs[0]!.test;
    const ours = { value: chance * 100, label: "guessing" };
    const theirs = { value: poster.data.chance.percent, label: "guessing, poster" };
    const highest = Math.max(...rows.flatMap(({ high, published }) => [high, published ?? 0]));
    const data: AccuracyDots = {
      name: "finding",
      rows,
      aligned: rows.map(({ label }) => label),
      chances: rows.some(({ published }) => published !== null) ? [ours, theirs] : [ours],
      highest: Math.ceil(highest / 10) * 10,
      width: 440,
    };
    return joined([accuracyKey(rows), await drawAccuracyDots(context, text, data)]);
  },
};

function rowsOf(edition: Edition, poster: Poster): AccuracyRow[] {
  const { baselines, transferLearning } = edition.results;
  const svm = baselines?.models["svm"]?.["cubic"];
  const networks = trainedNetworks(resultOf(edition, "fullTraining"), edition, poster);
  const folded = foldedRows(edition, poster);
  const frozen = transferLearning?.models["mobileNetV2Logistic"];
  const rows = [
    svm && {
      label: `${learnerLabel("svm")} on pixels`,
      shares: [svm.test.accuracy],
      published: publishedLearner(edition, poster, "svm", "cubic")?.test ?? null,
    },
    ...networks
      .filter(({ name, runs }) => name !== "customRandomPixels" && runs.length > 0)
      .map((network) => ({
        label: network.label,
        shares: network.runs.map(({ test }) => test.accuracy),
        published: publishedOverall(network),
      })),
    folded.length === 0 &&
      frozen && {
        label: "pretrained MobileNetV2",
        shares: [frozen.test.accuracy],
        published: null,
      },
    ...folded,
  ];
  return rows.flatMap((row) => (row ? [accuracyRow(row)] : []));
}

/** Over all covers by folds: features made by hand, the best of a network, and the best of all. */
function foldedRows(edition: Edition, poster: Poster) {
  const scope = foldScope(edition, poster);
  if (!scope) return [];
  const labels: Record<string, string> = {
    coloursTexture: "colours and texture",
    [scope.best.name]: "best pretrained network",
    [scope.bestMean.name]: "best of all, averaged",
  };
  return Object.values(scope.models)
    .filter(({ name }) => Object.hasOwn(labels, name))
    .toSorted((a, b) => a.balanced.value - b.balanced.value)
    .map(({ name, balanced }) => ({ label: labels[name]!, shares: [balanced], published: null }));
}
