import type { Share } from "../../analyses/stats/evaluation.ts";
import type { AccuracyRow } from "../plots/accuracyDots.ts";

/** A row of dots: the first share is shown, the others are of the same network from other seeds. */
export function accuracyRow({
  label,
  shares: [shown, ...others],
  misnamed = null,
  published,
}: {
  label: string;
  shares: Share[];
  misnamed?: number | null;
  published: number | null;
}): AccuracyRow {
  const { value, low, high, n } = shown!;
  return {
    label,
    value: value * 100,
    low: low * 100,
    high: high * 100,
    n,
    others: others.map((share) => share.value * 100),
    misnamed,
    published,
  };
}
