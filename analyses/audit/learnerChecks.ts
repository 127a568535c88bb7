import type { Poster } from "../../data/poster.ts";
import type { Share } from "../stats/evaluation.ts";
import type { Finding, PosterCheck } from "./check.ts";
import { amongMany, difference, holds, mayBeEqual, published } from "./shares.ts";
import { verdictOf } from "./verdict.ts";
import { percent, withInterval } from "./words.ts";

const see = "section:introduction";

/** The classical learners against the write-up's own tables. Many numbers are compared at once: intervals are of 99.9%. */
export const learnerChecks: readonly PosterCheck[] = [
  { claim: "learnersGuess", against: "own tables", see, find: learnersGuess },
  { claim: "randomPixels", against: "own tables", see, find: randomPixels },
  { claim: "pixelCounts", against: "own tables", see, find: pixelCounts },
];

function learnersGuess(poster: Poster): Finding {
  const chance = poster.data.chance.percent / 100;
  const tested = testAccuracies(poster);
  const differ = tested.filter(({ share }) => !holds(share, chance));
  const best = tested.reduce((a, b) => (b.share.value > a.share.value ? b : a));
  return {
    published: `test accuracies of ${percent(Math.min(...tested.map(({ share }) => share.value)))} to ${percent(best.share.value)}`,
    verdict: verdictOf(differ.length === 0),
    reason: `${differ.length} of ${tested.length} test accuracies have 99.9% intervals without ${percent(chance, 0)}${differ.length > 0 ? `, the highest ${best.name} with ${withInterval(best.share)}` : ""}`,
    numbers: { differ: differ.length, tested: tested.length, best: best.share.value },
  };
}

function testAccuracies(poster: Poster): { name: string; share: Share }[] {
  const { baselines, baselineSizes } = poster;
  const share = (percent: number): Share => amongMany(published(percent, poster.data.poster.test));
  return [
    ...baselines.methods.flatMap(({ name, random, resize }) => [
      { name: `${name} (random)`, share: share(random.test) },
      { name: `${name} (resized)`, share: share(resize.test) },
    ]),
    ...baselineSizes.runs.map(({ name, pixels, test }) => ({
      name: `${name} (${pixels} pixels)`,
      share: share(test),
    })),
  ];
}

/** The two columns of Table 2, method by method: the same within noise? */
function randomPixels({ baselines, data }: Poster): Finding {
  const pairs = baselines.methods.map(({ name, random, resize }) => {
    const [a, b] = [random, resize].map(({ test }) => published(test, data.poster.test));
    return { name, a: amongMany(a!), b: amongMany(b!) };
  });
  const differ = pairs.filter(({ a, b }) => !mayBeEqual(a, b));
  const gap = ({ a, b }: (typeof pairs)[number]): number => Math.abs(difference(a, b).value);
  const widest = pairs.reduce((a, b) => (gap(b) > gap(a) ? b : a));
  return {
    published: "random and resized pixels, ten learners",
    verdict: verdictOf(differ.length === 0),
    reason: `test accuracies by the two kinds of pixels differ beyond noise for ${differ.length} of ${pairs.length} learners; the widest gap is ${(100 * gap(widest)).toFixed(1)} points (${widest.name}). Of networks no number is published`,
    numbers: { differ: differ.length, widest: gap(widest) },
  };
}

/** A run of the text with the same learner and as many pixels as Table 2. */
function pixelCounts({ baselines, baselineSizes, preprocessing, data }: Poster): Finding {
  const { pixels } = preprocessing.resize;
  const pairs = baselineSizes.runs.flatMap((run) => {
    const method = baselines.methods.find(({ name }) => name === run.name);
    return run.pixels === pixels && method ? [{ run, table: method.resize }] : [];
  });
  const { test } = data.poster;
  const same = pairs.every(({ run, table }) =>
    mayBeEqual(published(run.test, test), published(table.test, test)),
  );
  return {
    published: baselineSizes.runs
      .map(
        ({ name, pixels, training, test }) =>
          `${name} ${pixels} × ${pixels}: ${training}% / ${test}%`,
      )
      .join("; "),
    verdict: verdictOf(same),
    reason: pairs
      .map(
        ({ run, table }) =>
          `Table 2 has ${table.training}% / ${table.test}% for ${run.name} at ${pixels} × ${pixels}, the text ${run.training}% / ${run.test}%: on ${test} test covers ${same ? "the same within noise" : "not the same"}; Table 2 does not state its regularisation`,
      )
      .join("; "),
  };
}
