import type { Measure } from "../../analyses/histogramSimilarity.ts";
import type { Figure } from "./figure.ts";
import { similarity, similarityErrors } from "../tables/similarity.ts";
import { heatMap } from "./heatMap.ts";
import { renderPanels } from "./panels.ts";

const measures: readonly { measure: Measure; label: string }[] = [
  { measure: "correlation", label: "correlation" },
  { measure: "chiSquare", label: "chi-square distance" },
  { measure: "hellinger", label: "Hellinger distance" },
];

/** The measures of the write-up besides intersection, as small multiples. */
export const otherMeasures: Figure = {
  needs: "histogramSimilarity",
  wide: true,
  render: (context, text) =>
    renderPanels(
      measures.map(({ measure, label }) => ({
        label,
        content: heatMap(context, { ...text, title: label }, measure, 290),
      })),
    ),
  data: (edition, poster) =>
    measures.flatMap(({ measure, label }) => [
      { label, table: similarity(edition, poster, measure) },
      {
        label: `standard error of the ${label}`,
        table: similarityErrors(edition, poster, measure),
      },
    ]),
};
