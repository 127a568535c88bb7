import type { Poster } from "../../data/poster/poster.ts";
import { type Edition, editionGenres } from "../edition/edition.ts";
import { learnersByFolds } from "../edition/scope/foldedLearners.ts";
import { fixed, formatP } from "../language/formats.ts";
import { formatInterval } from "../edition/trainedNetworks.ts";
import { featureLabelIn } from "../edition/statedLabels.ts";
import { toldBy, type ToldGenres } from "../edition/scope/toldGenres.ts";
import type { Table } from "./table.ts";

/** Of more genres than these the table says only how many are told. */
const mostNamed = 6;

/** Classical learners and the custom network over all covers by folds, in percent, beside what they do on the test covers. */
export function learnerFolds(edition: Edition, poster: Poster): Table {
  const { corpus } = edition;
  const genres = editionGenres(edition, poster);
  const namesOf = (told: ToldGenres): string => {
    const labels = genres.filter(({ name }) => told[name]?.is).map(({ label }) => label);
    if (labels.length === 0) return "none";
    if (labels.length === genres.length) return "all";
    return genres.length > mostNamed ? `${labels.length} of ${genres.length}` : labels.join(", ");
  };
  const rows = Object.values(learnersByFolds(edition)).map((it) => [
    it.features === null || it.features === featureLabelIn(edition, "learnerFolds", "cubic")
      ? it.label
      : `${it.label}, ${it.features}`,
    it.balanced.value * 100,
    formatInterval(it.balanced, 1),
    formatP(it.overGuess.p),
    namesOf(it.told),
    it.test && it.test.accuracy.value * 100,
    it.test && namesOf(toldBy(it.test.confusion, corpus.genres)),
  ]);
  const all = `all ${fixed(corpus.covers.length, 0)} covers, by folds`;
  const chance = 100 / corpus.genres.length;
  return {
    columns: [
      { label: "learner" },
      { label: "balanced", group: all, decimals: 1, isPercent: true },
      { label: "95%", group: all, decimals: 1, isPercent: true },
      { label: "p", group: all, decimals: 3 },
      { label: "genres told", group: all },
      { label: "right", group: "test covers", decimals: 1, isPercent: true },
      { label: "genres told", group: "test covers" },
    ],
    rows: [...rows, ["chance", chance, null, null, "", chance, ""]],
    totals: 1,
  };
}
