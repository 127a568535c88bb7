import type { FoldedModel, HeadResult } from "../../analyses/validation/validate.ts";
import type { Results } from "../../analyses/index.ts";
import { headLabel, learnerLabel } from "../language/labels.ts";

/** A model that was judged on every cover, by folds. */
export interface FoldedRow {
  /** for prose: `efficientNetLite0Stages`, `svm` */
  name: string;
  label: string;
  kind: "learner" | "head" | "mean";
  model: FoldedModel;
  /** of heads and their means */
  head: HeadResult | undefined;
}

/** All of an edition, the classical learners first. */
export function foldedModels(results: Results): FoldedRow[] {
  const { baselineFolds, crossValidation, liteCrossValidation } = results;
  const learners = Object.entries(baselineFolds?.learners ?? {}).map(
    ([name, model]): FoldedRow => ({
      name,
      label: learnerLabel(name),
      kind: "learner",
      model,
      head: undefined,
    }),
  );
  const heads = [crossValidation, liteCrossValidation].flatMap((result) =>
    (["heads", "means"] as const).flatMap((kind) =>
      Object.entries<HeadResult>(result?.[kind] ?? {}).map(([name, head]): FoldedRow => ({
        name,
        label: headLabel(name),
        kind: kind === "heads" ? "head" : "mean",
        model: head,
        head,
      })),
    ),
  );
  return [...learners, ...heads];
}
