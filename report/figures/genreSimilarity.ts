import type { Figure } from "./figure.ts";
import { similarity, similarityErrors } from "../tables/similarity.ts";
import { heatMap } from "./heatMap.ts";

/** The poster's Figure 2, by intersection. */
export const genreSimilarity: Figure = {
  needs: "histogramSimilarity",
  render: (context, text) => heatMap(context, text, "intersection", 440),
  data: (edition, poster) => [
    { label: "intersection", table: similarity(edition, poster, "intersection") },
    {
      label: "standard error of the intersection",
      table: similarityErrors(edition, poster, "intersection"),
    },
  ],
};
