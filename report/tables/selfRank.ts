import type { Protocol } from "../../analyses/histogramSimilarity.ts";
import type { Poster } from "../../data/poster/poster.ts";
import { drawnCovers } from "../edition/covers/drawnCovers.ts";
import { type Edition, editionGenres, isPosterEdition, resultOf } from "../edition/edition.ts";
import type { Column, Table } from "./table.ts";
import { own } from "../../data/own.ts";

/** The rank of each genre to itself by intersection, by three ways of drawing covers; on its own covers, the poster's first. */
export function selfRank(edition: Edition, poster: Poster): Table {
  const result = resultOf(edition, "histogramSimilarity");
  const genres = editionGenres(edition, poster);
  const compared = isPosterEdition(edition);
  const rows = genres.map(({ name, label }) => [
    label,
    ...(compared ? [own(poster.selfRank.ranks, name) ?? null] : []),
    ...drawn(result.poster, name),
    ...drawn(result.writeUp, name),
    own(result.exact.measures.intersection.selfRank, name)?.mean ?? null,
  ]);
  const [few, many] = [drawnCovers(result.poster), drawnCovers(result.writeUp)];
  return {
    columns: [
      { label: "genre" },
      ...(compared ? [{ label: `of ${poster.genres.length}`, group: "poster", decimals: 0 }] : []),
      ...repeated(`${few} covers`),
      ...repeated(`${many} and ${many} others`),
      { label: `of ${genres.length}`, group: "all pairs", decimals: 0 },
    ],
    rows,
  };
}

function repeated(group: string): Column[] {
  return [
    { label: "mean", group, decimals: 1 },
    { label: "% first", group, decimals: 0, isPercent: true },
  ];
}

function drawn({ measures }: Protocol, genre: string): (number | null)[] {
  const rank = own(measures.intersection.selfRank, genre);
  return rank ? [rank.mean, rank.shareFirst * 100] : [null, null];
}
