import type { Measure } from "../../analyses/histogramSimilarity.ts";
import { editionGenres, resultOf } from "../edition/edition.ts";
import { type FigureContext, type FigureText, svgFigure } from "./figure.ts";
import type { Html } from "../language/html.ts";

const decimals: Record<Measure, number> = {
  correlation: 2,
  chiSquare: 1,
  intersection: 2,
  hellinger: 2,
};

/** Heat map of the mean similarity of all pairs of covers by one measure; `width` in px before scaling. */
export function heatMap(
  context: FigureContext,
  text: FigureText,
  measure: Measure,
  width: number,
): Promise<Html> {
  const { edition, poster } = context;
  const { matrix } = resultOf(edition, "histogramSimilarity").exact.measures[measure];
  const genres = editionGenres(edition, poster);
  const data = {
    name: `similarity-${measure}`,
    genres: genres.map(({ label }) => label),
    values: genres.map((row) => genres.map((column) => matrix[row.name]![column.name]!)),
    decimals: decimals[measure],
    distance: measure === "chiSquare" || measure === "hellinger",
    width,
  };
  return svgFigure(context, text, data, {
    module: new URL("../plots/heatMap.ts", import.meta.url),
    draw: async () => (await import("../plots/heatMap.ts")).heatMap(data),
  });
}
