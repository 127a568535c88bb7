import type { CalibrationBin } from "../../analyses/stats/classification.ts";
import type { Edition } from "../edition/edition.ts";
import type { Reliability } from "../plots/reliability.ts";
import { type Figure, svgFigure } from "./figure.ts";
import { renderPanels } from "./panels.ts";

/** How sure the networks of the page Try are of their answers to the test covers, and how right. */
export const reliability: Figure = {
  needs: "customEnsemble",
  render(context, text) {
    const drawn = panelsOf(context.edition).map(({ name, label, bins }) => {
      const data: Reliability = { name: `reliability-${name}`, bins: bins.map(inPercent) };
      const panelText = { ...text, title: `${text.title}: ${label}` };
      const content = svgFigure(context, panelText, data, {
        module: new URL("../plots/reliability.ts", import.meta.url),
        draw: async () => (await import("../plots/reliability.ts")).reliability(data),
      });
      return { label, content };
    });
    return renderPanels(drawn);
  },
  data: (edition) =>
    panelsOf(edition).map(({ label, bins }) => ({
      label,
      table: {
        columns: [
          { label: "covers", decimals: 0 },
          { label: "how sure, %", decimals: 1 },
          { label: "right, %", decimals: 1 },
        ],
        rows: bins.map(inPercent).map((bin) => [bin.count, bin.confidence, bin.accuracy]),
      },
    })),
};

function panelsOf({ results: { customEnsemble, liteHead } }: Edition) {
  const small = customEnsemble!.models.custom.test;
  const best = liteHead?.models.efficientNetLite0Stages.test;
  return [
    { name: "small", label: "the small networks", bins: small.calibration.bins },
    ...(best ? [{ name: "best", label: "EfficientNet-Lite0", bins: best.calibration.bins }] : []),
  ];
}

function inPercent({ count, confidence, accuracy }: CalibrationBin): CalibrationBin {
  return { count, confidence: confidence * 100, accuracy: accuracy * 100 };
}
