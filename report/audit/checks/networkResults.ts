import type { Poster } from "../../../data/poster/poster.ts";
import { type Answer, type Computed, type ResultCheck, runsOf } from "../terms/check.ts";
import { compareAccuracy, compareByGenre } from "../terms/compareAccuracy.ts";

const needs = "fullTraining";
const see = "figure:accuracyByGenre";

/** Accuracies of the networks trained from scratch, against ours of the first seed, as the report shows them. */
export const networkResults: readonly ResultCheck[] = [
  {
    claim: "customAccuracy",
    needs,
    see,
    published: ({ fullTraining: { accuracy } }) => columnInWords(accuracy["custom"]!),
    find: (poster, computed) => byGenre("custom", poster, computed),
  },
  {
    claim: "alexNetAccuracy",
    needs,
    see,
    published: ({ fullTraining: { accuracy } }) => columnInWords(accuracy["alexNet"]!),
    find: (poster, computed) => byGenre("alexNet", poster, computed),
  },
  {
    claim: "customOverall",
    needs,
    see: "table:genreAccuracy",
    published: ({ overall }) => `${overall.fullTraining["custom"]}%`,
    find: (poster, computed) => overall("custom", poster, computed),
  },
  {
    claim: "alexNetOverall",
    needs,
    see: "table:genreAccuracy",
    published: ({ overall }) => `${overall.fullTraining["alexNet"]}%`,
    find: (poster, computed) => overall("alexNet", poster, computed),
  },
];

function byGenre(network: string, poster: Poster, computed: Computed): Answer | null {
  const [first] = runsOf(computed, network);
  if (!first) return null;
  return compareByGenre(poster.fullTraining.accuracy[network]!, first.test, poster, computed);
}

function overall(network: string, poster: Poster, computed: Computed): Answer | null {
  const [first] = runsOf(computed, network);
  const percent = poster.overall.fullTraining[network];
  if (!first || percent === undefined) return null;
  return compareAccuracy(percent, first.test, poster, computed);
}

function columnInWords(column: Readonly<Record<string, number>>): string {
  const values = Object.values(column);
  return `${values.join(", ")} (percent, in the order of the genres)`;
}
