import type { Measure } from "../../analyses/histogramSimilarity.ts";
import { editionGenres, resultOf } from "../edition/edition.ts";
import { fixed } from "../language/formats.ts";
import { type Html, joined } from "../language/html.ts";
import { type GenreStrip, type GenreStrips, mostInMatrix } from "../plots/genreStrips.ts";
import type { HeatMap } from "../plots/heatMap.ts";
import { type FigureContext, type FigureText, svgFigure } from "./figure.ts";
import { drawStrips } from "./drawStrips.ts";
import { renderRampKey } from "./key.ts";

const measures: Record<Measure, { decimals: number; distance: boolean; label: string }> = {
  correlation: { decimals: 2, distance: false, label: "correlation" },
  chiSquare: { decimals: 1, distance: true, label: "chi-square distance" },
  intersection: { decimals: 2, distance: false, label: "intersection" },
  hellinger: { decimals: 2, distance: true, label: "Hellinger distance" },
};

/** The mean similarity of all pairs of covers by one measure: a heat map, of many genres strips; `width` in px before scaling. */
export async function heatMap(
  context: FigureContext,
  text: FigureText,
  measure: Measure,
  width: number,
): Promise<Html> {
  const { edition, poster } = context;
  const { matrix } = resultOf(edition, "histogramSimilarity").exact.measures[measure];
  const genres = editionGenres(edition, poster);
  const { label, ...kind } = measures[measure];
  const data: HeatMap = {
    name: `similarity-${measure}`,
    genres: genres.map(({ label }) => label),
    values: genres.map((row) => genres.map((column) => matrix[row.name]![column.name]!)),
    ...kind,
    width,
  };
  if (genres.length > mostInMatrix) return drawStrips(context, text, stripsOf(data, label));
  const drawn = await svgFigure(context, text, data, {
    module: new URL("../plots/heatMap.ts", import.meta.url),
    draw: async () => (await import("../plots/heatMap.ts")).heatMap(data),
  });
  return joined([drawn, keyOf(data)]);
}

function keyOf({ values, decimals, distance }: HeatMap): Html {
  const all = values.flat();
  const ends = [Math.min(...all), Math.max(...all)].map((value) => fixed(value, decimals));
  const [light, dark] = distance ? ends.toReversed() : ends;
  return renderRampKey(light!, `${dark}, most alike`);
}

function stripsOf({ genres, values, decimals, distance, name }: HeatMap, label: string) {
  const strips = genres.map((genre, index): GenreStrip => {
    const row = values[index]!;
    const rest = genres.map((_, other) => other).filter((other) => other !== index);
    const order = rest.toSorted((a, b) => (distance ? 1 : -1) * (row[a]! - row[b]!));
    const [own, first] = [row[index]!, order[0]!];
    return {
      label: genre,
      own,
      others: rest.map((other) => row[other]!),
      first: genres[first]!,
      said: `${genre}: ${fixed(own, decimals)} to itself; most alike is ${genres[first]}, ${fixed(row[first]!, decimals)}`,
    };
  });
  const drawn: GenreStrips = { name, strips, label, firstLabel: "most alike" };
  return drawn;
}
