import type { Json } from "../../contract/analysis.ts";
import { isSimilarity, type Measure, measures } from "../../image/histograms/compareHistograms.ts";
import type { GenreMatrix } from "../../stats/scoreboard.ts";
import type { SelfRank } from "../../stats/selfRank.ts";
import { isObject } from "../key.ts";
import { rounded } from "./shareContradiction.ts";

/** Whether it says how often a genre took each rank, over repeated draws. */
export function isRanks(value: Json | undefined): value is { [name: string]: Json } & SelfRank {
  if (!isObject(value)) return false;
  const { counts, mean, shareFirst } = value;
  const areCounts = Array.isArray(counts) && counts.every((count) => typeof count === "number");
  return areCounts && typeof mean === "number" && typeof shareFirst === "number";
}

/** A mean rank or a share of first places that is not that of the counts. */
export function contradictionsOfRanks(ranks: Json): string[] {
  if (!isRanks(ranks)) return [];
  const draws = sum(ranks.counts);
  if (draws === 0) return [];
  const mean = rounded(sum(ranks.counts.map((count, i) => count * (i + 1))) / draws);
  const first = rounded(ranks.counts[0]! / draws);
  return [
    ...(ranks.mean === mean ? [] : [`mean is ${ranks.mean}, of its counts ${mean}`]),
    ...(ranks.shareFirst === first
      ? []
      : [`shareFirst is ${ranks.shareFirst}, of its counts ${first}`]),
  ];
}

/** Ranks of the one draw behind a matrix that are not those of its rows; `name` is the measure's. */
export function contradictionsOfSelfRanks(comparison: Json, name: string): string[] {
  const measure = measures.find((known) => known === name);
  if (measure === undefined || !isObject(comparison) || !isObject(comparison["selfRank"]))
    return [];
  const matrix = comparison["matrix"] as unknown as GenreMatrix;
  return Object.entries(comparison["selfRank"]).flatMap(([genre, ranks]) => {
    if (!isRanks(ranks) || sum(ranks.counts) !== 1) return [];
    const [best, worst] = possibleRanks(matrix[genre]!, genre, measure);
    const rank = ranks.counts.indexOf(1) + 1;
    if (rank >= best && rank <= worst) return [];
    return [`selfRank.${genre} is ${rank}, in its row of the matrix ${best}`];
  });
}

/** The genre's rank in its row, from and to: what is the same to four digits may lie on either side. */
function possibleRanks(
  row: Readonly<Record<string, number>>,
  genre: string,
  measure: Measure,
): [best: number, worst: number] {
  const own = row[genre]!;
  const leads = Object.keys(row)
    .filter((other) => other !== genre)
    .map((other) => (isSimilarity[measure] ? row[other]! - own : own - row[other]!));
  const rounding = 1.1e-3 * Math.abs(own);
  const count = (least: number) => leads.filter((lead) => lead > least).length;
  return [count(rounding) + 1, count(-rounding) + 1];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
