import { editionGenres, resultOf } from "../edition/edition.ts";
import { type Figure, svgFigure } from "./figure.ts";
import { hueOf } from "./hueOf.ts";
import { contrast } from "../tables/contrast.ts";

/** What is left of a picture in an average, by the number of covers averaged. */
export const averageContrast: Figure = {
  needs: "averagedImages",
  render(context, text) {
    const { edition, poster } = context;
    const result = resultOf(edition, "averagedImages");
    const genres = editionGenres(edition, poster).map(({ name, label }) => ({
      label,
      hue: hueOf(name, edition, poster),
      contrast: result.genres[name]!.contrast,
    }));
    const data = { name: "averageContrast", genres };
    return svgFigure(context, text, data, {
      module: new URL("../plots/contrastLines.ts", import.meta.url),
      draw: async () => (await import("../plots/contrastLines.ts")).contrastLines(data),
    });
  },
  data: (edition, poster) => [
    { label: "contrast, grey levels of 255", table: contrast(edition, poster) },
  ],
};
