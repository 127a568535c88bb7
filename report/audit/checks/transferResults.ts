import type { Poster } from "../../../data/poster/poster.ts";
import {
  type Answer,
  type Computed,
  genresAtHand,
  missingGenres,
  type ResultCheck,
  type TransferResults,
} from "../terms/check.ts";
import { compareByGenre } from "../terms/compareAccuracy.ts";
import { networkLabel } from "../../language/labels.ts";
import { difference, isPositive, mayBeEqual, published } from "../terms/shares.ts";
import { allOf, verdictOf } from "../terms/verdict.ts";
import { listed, withInterval } from "../terms/words.ts";

const needs = "imageNetTransfer";
const see = "table:transferScores";
const networks = ["alexNet", "resNet18", "resNet34", "resNet152"];

/** The pre-trained networks against ours. */
export const transferResults: readonly ResultCheck[] = [
  ...networks.map((name): ResultCheck => ({
    claim: `transfer${name[0]!.toUpperCase()}${name.slice(1)}`,
    needs,
    see,
    published: ({ transferLearning: { accuracy } }) =>
      `${Object.values(accuracy[name]!).join(", ")} (percent, in the order of the genres)`,
    find: (poster, computed) => byGenre(name, poster, computed),
  })),
  {
    claim: "transferTraining",
    needs,
    see,
    published: ({ overall: { transferTraining } }) =>
      Object.entries(transferTraining)
        .map(
          ([name, { low, high }]) =>
            `${networkLabel(name)} ${low === high ? low : `${low} to ${high}`}%`,
        )
        .join(", "),
    find: training,
  },
  {
    claim: "resNet152",
    needs,
    see,
    published: (poster) => networkLabel(poster.networkText.worst),
    find: worst,
  },
];

function modelOf(
  { results }: Computed,
  name: string,
): TransferResults["models"][string] | undefined {
  return results.imageNetTransfer?.models[name];
}

function byGenre(name: string, poster: Poster, computed: Computed): Answer | null {
  const test = modelOf(computed, name)?.test;
  if (!test) return null;
  return compareByGenre(poster.transferLearning.accuracy[name]!, test, poster, computed);
}

/** "About" is within the published bounds or not to be told from the nearer one, on training covers. */
function training(poster: Poster, computed: Computed): Answer | null {
  const { transferTraining } = poster.overall;
  const covers = poster.data.poster.training;
  const found = networks.flatMap((name) => {
    const train = modelOf(computed, name)?.train;
    const bounds = transferTraining[name] ?? transferTraining["resNets"];
    return train && bounds ? [{ name, share: train.accuracy, bounds }] : [];
  });
  if (found.length < networks.length) return null;
  const truths = found.map(({ share, bounds: { low, high } }) => {
    const isBetween = low <= share.value * 100 && share.value * 100 <= high;
    return isBetween || [low, high].some((bound) => mayBeEqual(published(bound, covers), share));
  });
  const isSame = missingGenres(poster, computed) === 0;
  return {
    verdict: verdictOf(isSame ? allOf(truths) : null, genresAtHand(poster, computed)),
    reason: `on training covers: ${listed(found.map(({ name, share }) => `${networkLabel(name)} ${withInterval(share)}`))}`,
  };
}

function worst(poster: Poster, computed: Computed): Answer | null {
  const { worst: name } = poster.networkText;
  const own = modelOf(computed, name)?.test.accuracy;
  const others = networks
    .filter((network) => network !== name)
    .flatMap((network) => modelOf(computed, network)?.test.accuracy ?? []);
  if (!own || others.length === 0) return null;
  const gaps = others.map((other) => difference(other, own));
  const lowest = gaps.filter(({ value }) => value > 0).length;
  return {
    verdict: verdictOf(allOf(gaps.map(isPositive)), own.n),
    reason: `${networkLabel(name)} is right for ${withInterval(own)}; ${lowest} of ${others.length} other pre-trained networks are above it`,
    numbers: { own: own.value },
  };
}
