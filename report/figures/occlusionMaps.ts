import type { GenreMap } from "../../analyses/occlusion/mapGenres.ts";
import { own } from "../../data/own.ts";
import type { Poster } from "../../data/poster/poster.ts";
import { type Edition, editionGenres, resultOf } from "../edition/edition.ts";
import { fileName } from "../language/fileName.ts";
import { fixed } from "../language/formats.ts";
import { joined } from "../language/html.ts";
import type { OcclusionMap } from "../plots/occlusionMap.ts";
import { type Figure, svgFigure } from "./figure.ts";
import { renderRampKey } from "./key.ts";
import { renderPanels } from "./panels.ts";

/** What covering each part of a genre's test covers takes from the genre, on one scale; one picture a genre. */
export const occlusionMaps: Figure = {
  needs: "occlusion",
  wide: true,
  async render(context, text) {
    const maps = mapsOf(context.edition, context.poster);
    const all = maps.flatMap(({ losses }) => losses.flat());
    const [low, high] = [Math.min(0, ...all), Math.max(0, ...all)];
    const panels = maps.map(({ name, label, losses, centre, apart }) => {
      const data: OcclusionMap = {
        name: `occlusion-${fileName(name)}`,
        genre: label,
        losses,
        low,
        high,
      };
      const panelText = { ...text, title: `${label}: bits lost by the place of the square` };
      const content = svgFigure(context, panelText, data, {
        module: new URL("../plots/occlusionMap.ts", import.meta.url),
        draw: async () => (await import("../plots/occlusionMap.ts")).occlusionMap(data),
      });
      return { label: `${label}: ${describeCentre({ centre, apart })}`, content };
    });
    const key = renderRampKey(`${fixed(low, 2)}`, `${fixed(high, 2)} bits lost`);
    return joined([await renderPanels(panels), key]);
  },
  data: (edition, poster) => {
    const maps = mapsOf(edition, poster);
    const columns = Array.from(maps[0]?.losses[0] ?? [], (_, column) => ({
      label: `column ${column + 1}`,
      decimals: 4,
    }));
    return [
      {
        label: "bits lost by genre and place of the square",
        table: {
          columns: [{ label: "genre" }, { label: "line", decimals: 0 }, ...columns],
          rows: maps.flatMap(({ label, losses }) =>
            losses.map((line, row) => [label, row + 1, ...line]),
          ),
        },
      },
    ];
  },
};

/** The share of the middle, and whether it is another than that of the other genres. */
function describeCentre({ centre, apart }: Pick<GenreMap, "centre" | "apart">): string {
  const share = `${fixed(100 * centre.mean, 0)}%`;
  if (apart === null || (apart.low <= 0 && apart.high >= 0)) return share;
  return `${share}, ${apart.low > 0 ? "more" : "less"}`;
}

/** Genres with too few test covers have none. */
function mapsOf(edition: Edition, poster: Poster) {
  const { genres } = resultOf(edition, "occlusion");
  return editionGenres(edition, poster).flatMap((genre) => {
    const map = own(genres, genre.name);
    return map === undefined ? [] : [{ ...genre, ...map }];
  });
}
