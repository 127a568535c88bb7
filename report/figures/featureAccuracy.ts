import { foldedModels } from "../edition/scope/foldedModels.ts";
import { joined } from "../language/html.ts";
import type { AccuracyDots } from "../plots/accuracyDots.ts";
import { foldScores } from "../tables/foldScores.ts";
import { accuracyKey, accuracyRow, drawAccuracyDots } from "./accuracyRow.ts";
import type { Figure } from "./figure.ts";

/** Balanced accuracy over all covers by folds, of each set of features with the same learner, the best on top. */
export const featureAccuracy: Figure = {
  needs: "crossValidation",
  async render(context, text) {
    const { edition } = context;
    const rows = foldedModels(edition)
      .map(({ label, head }) =>
        accuracyRow({ label, shares: [head.folds.balancedAccuracy], published: null }),
      )
      .toSorted((a, b) => b.value - a.value);
    const data: AccuracyDots = {
      name: "featureAccuracy",
      rows,
      aligned: rows.map(({ label }) => label),
      chances: [{ value: 100 / edition.corpus.genres.length, label: "guessing" }],
      highest: Math.ceil(Math.max(...rows.map(({ high }) => high)) / 10) * 10,
      width: 440,
    };
    return joined([accuracyKey(rows), await drawAccuracyDots(context, text, data)]);
  },
  data: (edition, poster) => [
    { label: "features by folds, %", table: foldScores(edition, poster) },
  ],
};
