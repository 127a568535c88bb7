import { mean } from "../../analyses/stats/mean.ts";
import type { HeadResult } from "../../analyses/backbones/transfer.ts";
import type { Share } from "../../analyses/stats/evaluation.ts";
import { type Guesses, isUneven } from "../../analyses/stats/guessing.ts";
import type { Poster } from "../../data/poster/poster.ts";
import type { Edition } from "../edition/edition.ts";
import { foldFacts } from "../edition/scope/foldFacts.ts";
import { alwaysLargest, modelLabel } from "../edition/guessing.ts";
import { formatValue } from "../language/formats.ts";
import type { Column, Table } from "./table.ts";
import { formatInterval } from "../edition/trainedNetworks.ts";
import { type TransferNetwork, transferNetworks } from "../edition/transferNetworks.ts";

/** The poster's Table 3 over all genres: every frozen network with each last layer, in percent; at the end those not computed. */
export function transferScores(edition: Edition, poster: Poster): Table {
  const networks = transferNetworks(edition, poster).toSorted(
    (a, b) => Number(a.heads === undefined) - Number(b.heads === undefined),
  );
  const withPoster = networks.some(({ published }) => published !== undefined);
  const test = networks.find(({ heads }) => heads)?.heads?.recipe.test;
  const layout = {
    withPoster,
    uneven: test !== undefined && isUneven(test),
    folds: foldsOf(edition),
  };
  const rows = networks.flatMap((network) => rowsOf(network, layout, poster));
  const guesses = guessRows(test, layout, poster);
  return { columns: columnsOf(layout), rows: [...rows, ...guesses], totals: guesses.length };
}

/** Which columns there are: the poster's beside its networks, balanced accuracy first where genres are uneven. */
interface Layout {
  withPoster: boolean;
  uneven: boolean;
  /** `ten` */
  folds: string;
}

function foldsOf(edition: Edition): string {
  const names = ["transferLearning", "imageNetTransfer", "liteTransfer"] as const;
  const name = names.find((it) => edition.results[it])!;
  return formatValue(foldFacts(edition)[name]!.count, "words");
}

function columnsOf({ withPoster, uneven, folds }: Layout): Column[] {
  const balanced = [
    { label: "balanced", group: "test covers", decimals: 1, isPercent: true },
    { label: "95%", group: "test covers", decimals: 0 },
  ];
  return [
    { label: "frozen network" },
    { label: "last layer" },
    { label: "weights" },
    ...(withPoster ? [{ label: "poster, test", decimals: 1, isPercent: true }] : []),
    { label: "training covers", decimals: 1, isPercent: true },
    ...(uneven ? balanced : []),
    { label: "right", group: "test covers", decimals: 1, isPercent: true },
    { label: "95%", group: "test covers", decimals: 0 },
    { label: "balanced", group: `all covers, ${folds} folds`, decimals: 1, isPercent: true },
    { label: "95%", group: `all covers, ${folds} folds`, decimals: 0 },
  ];
}

function rowsOf(
  { label, weights, published, heads }: TransferNetwork,
  layout: Layout,
  poster: Poster,
): Table["rows"] {
  const average = published === undefined ? null : mean(Object.values(published));
  const theirs = (value: number | null) => (layout.withPoster ? [value] : []);
  if (heads === undefined) {
    const nothing = new Array<null>(layout.uneven ? 7 : 5).fill(null);
    return [[`${label}: not computed`, null, weights, ...theirs(average), ...nothing]];
  }
  const row = (layer: string, value: number | null, head: HeadResult) => {
    const named = modelLabel(label, head.test, poster);
    return [named, layer, weights, ...theirs(value), ...cells(head, layout)];
  };
  return [
    row("poster’s recipe", average, heads.recipe),
    row("logistic regression", null, heads.logistic),
  ];
}

function cells(
  { train, test, crossValidated }: HeadResult,
  { uneven }: Layout,
): (string | number)[] {
  const measured = (share: Share) => [share.value * 100, formatInterval(share)];
  return [
    train.accuracy.value * 100,
    ...(uneven ? measured(test.balancedAccuracy) : []),
    ...measured(test.accuracy),
    ...measured(crossValidated.balancedAccuracy),
  ];
}

function guessRows(
  test: Guesses | undefined,
  { withPoster, uneven }: Layout,
  poster: Poster,
): Table["rows"] {
  const theirs = (value: number | null) => (withPoster ? [value] : []);
  const chance = test === undefined ? null : test.chance * 100;
  const balanced = uneven ? [chance, null] : [];
  const published = theirs(poster.data.chance.percent);
  const guess = [null, null, ...published, chance, ...balanced, chance, null, chance, null];
  if (!uneven || test === undefined) return [["chance", ...guess]];
  const always = [null, null, ...theirs(null), null, ...balanced, test.largest.share * 100];
  return [
    ["chance", ...guess],
    [alwaysLargest(test, poster), ...always, null, chance, null],
  ];
}
