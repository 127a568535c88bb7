import type { Json } from "../../analyses/contract/analysis.ts";

/** What a parameter may be. */
export interface Range {
  /** `a whole number from 2 to 40` */
  expected: string;
  holds(value: Json): boolean;
}

/**
 * By a parameter's path, `baselines.features.cubic.pixels.size`; the first that fits. A list's is that of its items.
 * What has none must stay as it is: of what kind a learner is, where weights come from, what a control expects.
 */
const ranges: readonly (readonly [RegExp, Range | null])[] = [
  [/^(networkFolds\.folds|customEnsemble\..*\.size|.*\balexNet\.pixels\.size)$/, null],
  [/gradients\.(features\.)?pixels\.size$/i, whole(16, 512, 8)],
  [/^(fullTraining|networkFolds|controls\.networks)\..*\.size$/, whole(12, 512)],
  [/\.(size|thumbnailSize)$/, whole(1, 512)],
  [/\.bins$/, whole(2, 40)], // cells of so many levels a channel have numbers of 16 bits
  [/\.poster\.sample$|\.map\.neighbours$/, whole(2, 100_000)],
  [/\.(sample|samples|sampleSize|repeats|sizes|neighbours|contrast\.covers)$/, whole(1, 100_000)],
  [/\.folds$/, whole(2, 50)],
  [/\.(epochs|deals|depth)$/, whole(1, 1000)],
  [/\.batch$/, whole(1, 512)],
  [/\.(trees|sweeps)$/, whole(1, 100_000)],
  [/\.checkpointSteps$/, whole(1, Number.MAX_SAFE_INTEGER)],
  [/\.components$/, whole(1, 100)],
  [/\.(rate|tolerance|ceiling|shareOfCeiling)$/, number(0, 1, "above")],
  [/\.(momentum|minDist)$/, number(0, 1, "below")],
  [/\.percent$/, number(0, 100, "between")],
  [/\.(alpha|cost|strengths)$/, number(0, 1e6, "above")],
  [/\.(seed|seeds|shuffledGenres)$/, text()],
  [/\.gamma$/, oneOf("auto", "scale")],
  [/\.method$/, oneOf("cubic", "random")],
  [/\.normalisation$/, oneOf("symmetric", "imageNet")],
  [/\.weighting$/, oneOf("classes", "rows")],
  [/\.curve$/, { expected: "true or false", holds: (value) => typeof value === "boolean" }],
];

/** Of a parameter of this project's; null of one that must stay as it is. */
export function rangeOf(path: string): Range | null {
  return ranges.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}

function whole(low: number, high: number, step = 1): Range {
  const what = step === 1 ? "a whole number" : `a multiple of ${step}`;
  return {
    expected: `${what} from ${low} to ${high}`,
    holds: (value) => isWithin(value, low, high) && Number(value) % step === 0,
  };
}

/** Which ends are left out. */
type Open = "above" | "below" | "between";

function number(low: number, high: number, open: Open): Range {
  const first = open === "below" ? `from ${low}` : `above ${low}`;
  const last = open === "above" ? `at most ${high}` : `below ${high}`;
  return {
    expected: `a number ${first}, ${last}`,
    holds: (value) =>
      isWithin(value, low, high) &&
      (open === "below" || value !== low) &&
      (open === "above" || value !== high),
  };
}

function isWithin(value: Json, low: number, high: number): boolean {
  return typeof value === "number" && value >= low && value <= high;
}

function text(): Range {
  return { expected: "a text", holds: (value) => typeof value === "string" };
}

function oneOf(...names: string[]): Range {
  return { expected: names.join(" or "), holds: (value) => names.includes(String(value)) };
}
