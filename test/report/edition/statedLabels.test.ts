import { expect, it } from "vitest";
import type { Json } from "../../../analyses/contract/analysis.ts";
import type { Edition } from "../../../report/edition/edition.ts";
import { parametersOf } from "../../../report/edition/scope/parametersOf.ts";
import {
  featureLabelIn,
  headLabelIn,
  learnerLabelIn,
} from "../../../report/edition/statedLabels.ts";

const stored = (params: Json) => ({ key: "", parts: { params } });
const edition = {
  provenance: {
    baselines: stored({
      features: { cubic: { pixels: { size: 24 } } },
      learners: {
        nearestNeighbours: { learner: { neighbours: 7 } },
        ridgeWeak: { learner: { alpha: 0.5 } },
      },
    }),
    crossValidation: stored({ heads: { pixels: { features: [{ pixels: { size: 16 } }] } } }),
  },
  parameters: { baselines: { features: {} }, histogramSimilarity: { bins: 4 } },
} as unknown as Pick<Edition, "provenance" | "parameters">;

it("labels say the numbers that a result was computed with", () => {
  expect([
    featureLabelIn(edition, "baselines", "cubic"),
    featureLabelIn(edition, "baselines", "gradients"),
    learnerLabelIn(edition, "baselines", "nearestNeighbours"),
    learnerLabelIn(edition, "baselines", "ridgeWeak"),
    learnerLabelIn(edition, "learnerFolds", "nearestNeighbours"),
    headLabelIn(edition, "crossValidation", "pixels"),
    headLabelIn(edition, "crossValidation", "mobileNetV2"),
  ]).toEqual([
    "24 × 24 pixels",
    "gradients",
    "7 nearest neighbours",
    "ridge, penalty 0.5",
    "5 nearest neighbours",
    "16 × 16 pixels",
    "MobileNetV2",
  ]);
});

it("parametersOf(edition) are those of results, else those that are wanted", () => {
  const { baselines, histogramSimilarity } = parametersOf(edition);
  expect(baselines).toHaveProperty("learners");
  expect(histogramSimilarity).toEqual({ bins: 4 });
});
