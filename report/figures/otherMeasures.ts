import type { Measure } from "../../analyses/histogramSimilarity.ts";
import type { Figure } from "../figure.ts";
import { similarity } from "../tables/similarity.ts";
import { heatMap } from "./heatMap.ts";

const measures: readonly { measure: Measure; label: string }[] = [
  { measure: "correlation", label: "correlation" },
  { measure: "chiSquare", label: "chi-square distance" },
  { measure: "hellinger", label: "Hellinger distance" },
];

/** The measures of the write-up besides intersection, as small multiples. */
export const otherMeasures: Figure = {
  needs: "histogramSimilarity",
  wide: true,
  async render(context, text) {
    const maps = measures.map(async ({ measure, label }) => {
      const svg = await heatMap(context, { ...text, title: label }, measure, 310);
      return `<div>\n<p class="strip">${label}</p>\n${svg}\n</div>`;
    });
    return `<div class="multiples">\n${(await Promise.all(maps)).join("\n")}\n</div>`;
  },
  data: (edition, poster) =>
    measures.map(({ measure, label }) => ({ label, table: similarity(edition, poster, measure) })),
};
