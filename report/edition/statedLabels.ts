import type { Json } from "../../analyses/contract/analysis.ts";
import { isObject } from "../../analyses/pipeline/key.ts";
import { own } from "../../data/own.ts";
import { headLabel, learnerLabel } from "../language/labels.ts";
import { featureLabels } from "./classicalLearners.ts";
import type { Edition } from "./edition.ts";

type Stated = Pick<Edition, "provenance">;

/** Where the number in the label of a learner, of features or of a head comes from. */
const alpha = "learner.alpha";
const numbers: Readonly<Record<string, string>> = {
  ridgeWeak: alpha,
  lassoWeak: alpha,
  nearestNeighbours: "learner.neighbours",
  pixels: "features.0.pixels.size",
};

/** `5 nearest neighbours`, with the number that the analysis was computed with. */
export function learnerLabelIn(edition: Stated, analysis: string, id: string): string {
  const path = numbers[id];
  return withNumber(learnerLabel(id), edition, path && [analysis, "learners", id, path]);
}

/** `32 × 32 pixels`, the same. */
export function featureLabelIn(edition: Stated, analysis: string, id: string): string {
  return withNumber(featureLabels[id] ?? id, edition, [analysis, "features", id, "pixels.size"]);
}

export function headLabelIn(edition: Stated, analysis: string, id: string): string {
  const path = numbers[id];
  return withNumber(headLabel(id), edition, path && [analysis, "heads", id, path]);
}

/** The label with this parameter in the place of its numbers, where the result says it. */
function withNumber(
  label: string,
  { provenance }: Stated,
  path: readonly string[] | "" | undefined,
): string {
  if (!path) return label;
  const [analysis, ...names] = path.join(".").split(".");
  const params: Json | undefined = own(provenance, analysis!)?.parts.params;
  const value = names.reduce<Json | undefined>(memberOf, params);
  if (value === undefined) return label;
  const stated = label.replaceAll(/\d+(\.\d+)?/g, String(value));
  return stated === "1 nearest neighbours" ? "nearest neighbour" : stated;
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(name)];
  return value !== undefined && isObject(value) ? own(value, name) : undefined;
}
