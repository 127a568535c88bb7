import type { Score } from "../nn/progress.ts";
import type { TunedEpoch } from "./checkpoint.ts";

/** What was likeliest on the validation covers. */
export interface Choice {
  setting: string;
  /** after which it ends, the first is 1 */
  epoch: number;
  /** the mean of the weights after each epoch, not the last ones */
  averaged: boolean;
  validation: Score;
}

/** The setting, epoch and weights with the lowest loss on the validation covers, the first of equals. */
export function choose(
  settings: Readonly<Record<string, { epochs: readonly TunedEpoch[] }>>,
): Choice {
  const all = Object.entries(settings).flatMap(([setting, { epochs }]) =>
    epochs.flatMap(({ validation, averaged }, i): Choice[] => [
      { setting, epoch: i + 1, averaged: false, validation },
      { setting, epoch: i + 1, averaged: true, validation: averaged },
    ]),
  );
  const [first, ...others] = all;
  if (first === undefined) throw new Error("no epoch to choose from");
  return others.reduce(
    (best, it) => (it.validation.loss < best.validation.loss ? it : best),
    first,
  );
}
