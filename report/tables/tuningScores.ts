import type { FineTuning } from "../../analyses/tuning/tuneBackbone.ts";
import type { Poster } from "../../data/poster/poster.ts";
import { type Edition, resultOf } from "../edition/edition.ts";
import { formatInterval } from "../edition/trainedNetworks.ts";
import { formatP } from "../language/formats.ts";
import type { Table } from "./table.ts";

const labels: Record<keyof FineTuning["models"], string> = {
  frozen: "frozen, last layer on its end",
  tuned: "last stages learnt further",
  stages: "frozen, last layer on all stages",
  mean: "mean of the two before",
};

/** The tuned network and the frozen ones that it is compared with, on the test covers in percent. */
export function tuningScores(edition: Edition, _poster: Poster): Table {
  const { models, pairs } = resultOf(edition, "liteFineTuning");
  const group = "test covers";
  const against: Partial<Record<keyof FineTuning["models"], [string, string]>> = {
    tuned: [formatP(pairs.tunedFrozen.p), formatP(pairs.tunedStages.p)],
    mean: ["", formatP(pairs.meanStages.p)],
  };
  return {
    columns: [
      { label: "EfficientNet-Lite0" },
      { label: "right", group, decimals: 1, isPercent: true },
      { label: "95%", group, decimals: 0 },
      { label: "balanced", group, decimals: 1, isPercent: true },
      { label: "in top 3", group, decimals: 1, isPercent: true },
      { label: "p against its end", decimals: 3 },
      { label: "p against all stages", decimals: 3 },
    ],
    rows: (Object.keys(labels) as (keyof typeof labels)[]).map((name) => {
      const { accuracy, balancedAccuracy, top3 } = models[name].test;
      return [
        labels[name],
        accuracy.value * 100,
        formatInterval(accuracy),
        balancedAccuracy.value * 100,
        top3.value * 100,
        ...(against[name] ?? [null, null]).map((p) => p || null),
      ];
    }),
  };
}
