import type { Share } from "../../analyses/stats/evaluation.ts";
import { isUneven } from "../../analyses/stats/guessing.ts";
import { mean } from "../../analyses/stats/mean.ts";
import { misnamedShare } from "../../analyses/stats/recognition.ts";
import type { Poster } from "../../data/poster/poster.ts";
import { type Edition, editionGenres, resultOf } from "../edition/edition.ts";
import { alwaysLargest, modelLabel } from "../edition/guessing.ts";
import type { Column, Table } from "./table.ts";
import {
  formatInterval,
  type NetworkRun,
  publishedOverall,
  type TrainedNetwork,
  trainedNetworks,
} from "../edition/trainedNetworks.ts";
import { own } from "../../data/own.ts";

/** The poster's Table 2: accuracy by genre in percent, the poster's beside ours; below, over all genres, and of a guess. */
export function genreAccuracy(edition: Edition, poster: Poster): Table {
  return genreAccuracyOf(
    trainedNetworks(resultOf(edition, "fullTraining"), edition, poster),
    edition,
    poster,
  );
}

/** The same as far as a sheet has room: the figure beside it shows intervals and other seeds. */
export function genreAccuracyBrief(edition: Edition, poster: Poster): Table {
  const { columns, rows, ...rest } = genreAccuracy(edition, poster);
  const isKept = (_: unknown, at: number): boolean =>
    !/^(test covers|95%|mean of \d+)$/.test(columns[at]!.label);
  return {
    ...rest,
    columns: columns.filter(isKept),
    rows: rows.map((row) => row.filter(isKept)),
  };
}

/** Accuracy by genre of these networks, at least one of which is computed. */
export function genreAccuracyOf(
  networks: readonly TrainedNetwork<NetworkRun>[],
  edition: Edition,
  poster: Poster,
): Table {
  const genres = editionGenres(edition, poster);
  const { test } = networks.find(({ runs }) => runs.length > 0)!.runs[0]!;
  const rows = genres.map(({ name, label }) => [
    label,
    test.byGenre[name]!.n,
    ...networks.flatMap((network) =>
      cells(
        network,
        own(network.published, name) ?? null,
        ({ test }) => test.byGenre[name]!,
        ({ test }) => misnamedShare(test.confusion, name).value * 100,
      ),
    ),
  ]);
  const overall = networks.flatMap((network) =>
    cells(network, publishedOverall(network), ({ test }) => test.accuracy),
  );
  const balanced = networks.flatMap((network) =>
    cells(network, publishedOverall(network), ({ test }) => test.balancedAccuracy),
  );
  const guessed = (label: string, share: number, theirs: number | ""): Table["rows"][number] => [
    label,
    null,
    ...networks.flatMap((network) => guessCells(network, share, theirs)),
  ];
  const uneven = isUneven(test);
  return {
    columns: [
      { label: "genre" },
      { label: "test covers", decimals: 0 },
      ...networks.flatMap((network) => columnsOf(network, poster)),
    ],
    rows: [
      ...rows,
      ...(uneven ? [["all, balanced", test.accuracy.n, ...balanced]] : []),
      ["all", test.accuracy.n, ...overall],
      guessed("chance", test.chance, poster.data.chance.percent),
      ...(uneven ? [guessed(alwaysLargest(test, poster), test.largest.share, "")] : []),
    ],
    totals: uneven ? 4 : 2,
  };
}

function columnsOf(
  { label, runs, published }: TrainedNetwork<NetworkRun>,
  posterData: Poster,
): Column[] {
  const group = runs[0] ? modelLabel(label, runs[0].test, posterData) : label;
  const poster = published ? [{ label: "poster", group, decimals: 1, isPercent: true }] : [];
  if (runs.length === 0)
    return [...poster, { label: "not computed yet", group, decimals: 1, isPercent: true }];
  return [
    ...poster,
    { label: "here", group, decimals: 1, isPercent: true },
    { label: "95%", group, decimals: 0 },
    { label: "others", group, decimals: 0, isPercent: true },
    ...(runs.length > 1
      ? [{ label: `mean of ${runs.length}`, group, decimals: 1, isPercent: true }]
      : []),
  ];
}

/** The cells below `columnsOf`: a share of a run, and what of the other genres' covers is called by the same name. */
function cells(
  { runs, published }: TrainedNetwork<NetworkRun>,
  posterValue: number | null,
  shareOf: (run: NetworkRun) => Share,
  othersOf: (run: NetworkRun) => number | "" = () => "",
): (string | number | null)[] {
  const poster = published ? [posterValue] : [];
  const shares = runs.map(shareOf);
  const [first] = shares;
  if (!first) return [...poster, null];
  const others = othersOf(runs[0]!);
  const all = shares.length > 1 ? [mean(shares.map(({ value }) => value * 100))] : [];
  return [...poster, first.value * 100, formatInterval(first), others, ...all];
}

function guessCells(
  { runs, published }: TrainedNetwork<NetworkRun>,
  share: number,
  theirs: number | "",
): (string | number | null)[] {
  const poster = published ? [theirs] : [];
  if (runs.length === 0) return [...poster, null];
  return [...poster, share * 100, "", "", ...(runs.length > 1 ? [share * 100] : [])];
}
