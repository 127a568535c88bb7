import type { Poster } from "../../../data/poster/poster.ts";
import type { Share } from "../../../analyses/stats/evaluation.ts";
import type { Finding, PosterCheck } from "../terms/check.ts";
import { learnerLabel } from "../../language/labels.ts";
import { amongMany, difference, holds, mayBeEqual, published } from "../terms/shares.ts";
import { verdictOf } from "../terms/verdict.ts";
import { percent, withInterval } from "../terms/words.ts";

const see = "table:baselines";

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
      { name: `${learnerLabel(name)} (random)`, share: share(random.test) },
      { name: `${learnerLabel(name)} (resized)`, share: share(resize.test) },
    ]),
    ...baselineSizes.runs.map(({ name, pixels, test }) => ({
      name: `${learnerLabel(name)} (${pixels} pixels)`,
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
    published: `random and resized pixels, ${pairs.length} learners`,
    verdict: verdictOf(differ.length === 0),
    reason: `test accuracies by the two kinds of pixels differ beyond noise for ${differ.length} of ${pairs.length} learners; the widest gap is ${(100 * gap(widest)).toFixed(1)} points (${learnerLabel(widest.name)})`,
    numbers: { differ: differ.length, widest: gap(widest) },
  };
}

/** A run of the text with the same learner and as many pixels as Table 2, which does not state its regularisation. */
function pixelCounts({ baselines, baselineSizes, preprocessing, data }: Poster): Finding {
  const { pixels } = preprocessing.resize;
  const { training, test } = data.poster;
  const pairs = baselineSizes.runs.flatMap((run) => {
    const method = baselines.methods.find(({ name }) => name === run.name);
    if (run.pixels !== pixels || !method) return [];
    const table = method.resize;
    const isSame =
      mayBeEqual(published(run.training, training), published(table.training, training)) &&
      mayBeEqual(published(run.test, test), published(table.test, test));
    return [{ run, table, isSame }];
  });
  const shown = pairs.map(
    ({ run, table, isSame }) =>
      `${learnerLabel(run.name)} with ${pixels} × ${pixels} pixels has ${table.training}% / ${table.test}% in Table 2, ${run.training}% / ${run.test}% in the text: ${isSame ? "the same within noise" : "not the same, but Table 2 does not state its lambda"}`,
  );
  return {
    published: baselineSizes.runs.map(runInWords).join("; "),
    verdict: verdictOf(pairs.every(({ isSame }) => isSame) ? true : null, "1 of 2 lambdas"),
    reason: shown.join("; "),
  };
}

function runInWords({
  name,
  pixels,
  training,
  test,
}: Poster["baselineSizes"]["runs"][number]): string {
  return `${learnerLabel(name)} ${pixels} × ${pixels}: ${training}% / ${test}%`;
}
