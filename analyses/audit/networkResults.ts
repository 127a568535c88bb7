import type { Poster } from "../../data/poster.ts";
import type { Answer, Computed, ResultCheck } from "./check.ts";
import { compareAccuracy, compareByGenre } from "./compareAccuracy.ts";
import { type Network, networksOf } from "./remarkResults.ts";

const needs = "fullTraining";
const see = "figure:accuracyByGenre";

/** Accuracies of the networks trained from scratch, against ours. */
export const networkResults: readonly ResultCheck[] = [
  {
    claim: "customAccuracy",
    needs,
    see,
    published: ({ fullTraining: { accuracy } }) => columnInWords(accuracy["custom"]!),
    find: (poster, computed) => byGenre("custom", /^custom1$/, poster, computed),
  },
  {
    claim: "alexnetAccuracy",
    needs,
    see,
    published: ({ fullTraining: { accuracy } }) => columnInWords(accuracy["alexnet"]!),
    find: (poster, computed) => byGenre("alexnet", /^alexnet$/i, poster, computed),
  },
  {
    claim: "customOverall",
    needs,
    see: "table:genreAccuracy",
    published: ({ overall }) => `${overall.fullTraining["custom"]}%`,
    find: (poster, computed) => overall("custom", /^custom1$/, poster, computed),
  },
  {
    claim: "alexnetOverall",
    needs,
    see: "table:genreAccuracy",
    published: ({ overall }) => `${overall.fullTraining["alexnet"]}%`,
    find: (poster, computed) => overall("alexnet", /^alexnet$/i, poster, computed),
  },
];

/** The first seed's network, as the report shows it. */
function firstOf(computed: Computed, name: RegExp): Network | undefined {
  return networksOf(computed).find((network) => name.test(network.name));
}

function byGenre(
  published: string,
  name: RegExp,
  poster: Poster,
  computed: Computed,
): Answer | null {
  const network = firstOf(computed, name);
  if (!network) return null;
  return compareByGenre(poster.fullTraining.accuracy[published]!, network.test, poster, computed);
}

function overall(
  published: string,
  name: RegExp,
  poster: Poster,
  computed: Computed,
): Answer | null {
  const network = firstOf(computed, name);
  const percent = poster.overall.fullTraining[published];
  if (!network || percent === undefined) return null;
  return compareAccuracy(percent, network.test, poster, computed);
}

function columnInWords(column: Readonly<Record<string, number>>): string {
  const values = Object.values(column);
  return `${values.join(", ")} (percent, in the order of the genres)`;
}
