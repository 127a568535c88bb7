import type { HeadResult } from "../../../analyses/validation/validate.ts";
import type { Edition } from "../edition.ts";
import { headLabelIn } from "../statedLabels.ts";

/** A set of features, or a mean of several, that was judged on every cover, by folds. */
export interface FoldedRow {
  /** for prose: `efficientNetLite0Stages` */
  name: string;
  label: string;
  kind: "head" | "mean";
  head: HeadResult;
}

/** All of an edition. */
export function foldedModels(edition: Pick<Edition, "results" | "provenance">): FoldedRow[] {
  return (["crossValidation", "liteCrossValidation"] as const).flatMap((analysis) =>
    (["heads", "means"] as const).flatMap((group) =>
      Object.entries<HeadResult>(edition.results[analysis]?.[group] ?? {}).map(
        ([name, head]): FoldedRow => ({
          name,
          label: headLabelIn(edition, analysis, name),
          kind: group === "heads" ? "head" : "mean",
          head,
        }),
      ),
    ),
  );
}
