import { type Edition, editionGenres, resultOf } from "../edition/edition.ts";
import { type Figure, svgFigure } from "./figure.ts";
import { fileName } from "../language/fileName.ts";
import { hueOf } from "./hueOf.ts";
import type { FeatureMap } from "../plots/featureMap.ts";
import { renderPanels } from "./panels.ts";

interface Point {
  genre: string;
  x: number;
  y: number;
}

/** Where a frozen network's features put the test covers, in two dimensions; one picture a genre. */
export const featureMap: Figure = {
  needs: "transferLearning",
  wide: true,
  render(context, text) {
    const { edition, poster } = context;
    const points = pointsOf(edition);
    const panels = editionGenres(edition, poster).map(({ name, label }) => {
      const data: FeatureMap = {
        name: `featureMap-${fileName(name)}`,
        hue: hueOf(name, edition, poster),
        points: points.map(({ genre, x, y }) => ({ x, y, own: genre === name })),
      };
      const panelText = { ...text, title: `${label} among all test covers` };
      const content = svgFigure(context, panelText, data, {
        module: new URL("../plots/featureMap.ts", import.meta.url),
        draw: async () => (await import("../plots/featureMap.ts")).featureMap(data),
      });
      return { label, content };
    });
    return renderPanels(panels);
  },
  data: (edition) => [
    {
      label: "test covers by genre",
      table: {
        columns: [{ label: "genre" }, { label: "x", decimals: 2 }, { label: "y", decimals: 2 }],
        rows: pointsOf(edition).map(({ genre, x, y }) => [genre, x, y]),
      },
    },
  ],
};

/** By genre and place, so that no point can be told to be a certain cover. */
function pointsOf(edition: Edition): Point[] {
  const genres = new Map(edition.corpus.covers.map(({ id, genre }) => [id, genre]));
  const { points } = resultOf(edition, "transferLearning").map;
  return Object.entries(points)
    .map(([id, text]) => {
      const [x, y] = text.split(" ").map(Number);
      return { genre: genres.get(id) ?? "", x: x!, y: y! };
    })
    .toSorted((a, b) => (a.genre < b.genre ? -1 : a.genre > b.genre ? 1 : a.x - b.x || a.y - b.y));
}
