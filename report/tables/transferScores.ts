import { mean } from "../../analyses/stats/mean.ts";
import type { HeadResult } from "../../analyses/backbones/transfer.ts";
import type { Poster } from "../../data/poster/poster.ts";
import type { Edition } from "../edition/edition.ts";
import type { Column, Table } from "./table.ts";
import { formatInterval } from "../edition/trainedNetworks.ts";
import { type TransferNetwork, transferNetworks } from "../edition/transferNetworks.ts";

/** The poster's Table 3 over all genres: every frozen network with each last layer, in percent; at the end those not computed. */
export function transferScores(edition: Edition, poster: Poster): Table {
  const networks = transferNetworks(edition, poster).toSorted(
    (a, b) => Number(a.heads === undefined) - Number(b.heads === undefined),
  );
  const withPoster = networks.some(({ published }) => published !== undefined);
  const chance = networks.find(({ heads }) => heads)?.heads?.recipe.test.chance;
  const posterChance = withPoster ? [poster.data.chance.percent] : [];
  const guess = chance === undefined ? null : chance * 100;
  return {
    columns: columnsOf(withPoster),
    rows: [
      ...networks.flatMap((network) => rowsOf(network, withPoster)),
      ["chance", null, null, ...posterChance, guess, guess, null, guess, null],
    ],
    totals: 1,
  };
}

function columnsOf(withPoster: boolean): Column[] {
  return [
    { label: "frozen network" },
    { label: "last layer" },
    { label: "weights" },
    ...(withPoster ? [{ label: "poster, test", decimals: 1 }] : []),
    { label: "training covers", decimals: 1 },
    { label: "right", group: "test covers", decimals: 1 },
    { label: "95%", group: "test covers", decimals: 0 },
    { label: "balanced", group: "all covers, ten folds", decimals: 1 },
    { label: "95%", group: "all covers, ten folds", decimals: 0 },
  ];
}

function rowsOf(
  { label, weights, published, heads }: TransferNetwork,
  withPoster: boolean,
): Table["rows"] {
  const theirs = published === undefined ? null : mean(Object.values(published));
  const poster = (value: number | null) => (withPoster ? [value] : []);
  if (heads === undefined)
    return [
      [`${label}: not computed`, null, weights, ...poster(theirs), null, null, null, null, null],
    ];
  return [
    [label, "poster’s recipe", weights, ...poster(theirs), ...cells(heads.recipe)],
    [label, "logistic regression", weights, ...poster(null), ...cells(heads.logistic)],
  ];
}

function cells({ train, test, crossValidated }: HeadResult): (string | number)[] {
  return [
    train.accuracy.value * 100,
    test.accuracy.value * 100,
    formatInterval(test.accuracy),
    crossValidated.balancedAccuracy.value * 100,
    formatInterval(crossValidated.balancedAccuracy),
  ];
}
