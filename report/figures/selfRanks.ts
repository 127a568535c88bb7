import type { Protocol } from "../../analyses/histogramSimilarity.ts";
import { drawnCovers } from "../edition/covers/drawnCovers.ts";
import { editionGenres, resultOf } from "../edition/edition.ts";
import { mostInMatrix } from "../plots/genreStrips.ts";
import { joined } from "../language/html.ts";
import { type Figure, svgFigure } from "./figure.ts";
import { renderKey } from "./key.ts";
import { rankCounts } from "../tables/rankCounts.ts";

/** How often each genre had each rank to itself, by the poster's and the write-up's way of drawing covers. */
export const selfRanks: Figure = {
  needs: "histogramSimilarity",
  async render(context, text) {
    const { poster: few, writeUp: many } = resultOf(context.edition, "histogramSimilarity");
    const genres = editionGenres(context.edition, context.poster);
    const shares = ({ measures, repeats }: Protocol): number[][] =>
      genres.map(({ name }) => {
        const { counts } = measures.intersection.selfRank[name]!;
        return counts.map((count) => count / repeats);
      });
    const data = {
      name: "selfRanks",
      genres: genres.map(({ label }) => label),
      protocols: [
        { label: `${drawnCovers(few)} covers of each genre`, shares: shares(few) },
        { label: `${drawnCovers(many)} against ${drawnCovers(many)}`, shares: shares(many) },
      ],
    };
    if (genres.length > mostInMatrix) {
      const drawn = await svgFigure(context, text, data, {
        module: new URL("../plots/rankDots.ts", import.meta.url),
        draw: async () => (await import("../plots/rankDots.ts")).rankDots(data),
      });
      const [own, published] = data.protocols.map(({ label }) => label).toReversed();
      return joined([renderKey({ own: own!, published: published! }), drawn]);
    }
    return svgFigure(context, text, data, {
      module: new URL("../plots/rankBars.ts", import.meta.url),
      draw: async () => (await import("../plots/rankBars.ts")).rankBars(data),
    });
  },
  data: (edition, poster) => {
    const { poster: few, writeUp: many } = resultOf(edition, "histogramSimilarity");
    return [few, many].map((protocol) => ({
      label: `${drawnCovers(protocol)} covers, repeats at each rank`,
      table: rankCounts(protocol, editionGenres(edition, poster)),
    }));
  },
};
