import type { HeadResult } from "../../analyses/validation/validate.ts";
import type { Results } from "../../analyses/index.ts";
import { headLabel } from "../language/labels.ts";

/** A set of features, or a mean of several, that was judged on every cover, by folds. */
export interface FoldedRow {
  /** for prose: `efficientNetLite0Stages` */
  name: string;
  label: string;
  kind: "head" | "mean";
  head: HeadResult;
}

/** All of an edition. */
export function foldedModels({ crossValidation, liteCrossValidation }: Results): FoldedRow[] {
  return [crossValidation, liteCrossValidation].flatMap((result) =>
    (["heads", "means"] as const).flatMap((group) =>
      Object.entries<HeadResult>(result?.[group] ?? {}).map(([name, head]): FoldedRow => ({
        name,
        label: headLabel(name),
        kind: group === "heads" ? "head" : "mean",
        head,
      })),
    ),
  );
}
