import type { Html } from "../language/html.ts";
import { joined } from "../language/html.ts";
import type { GenreStrips } from "../plots/genreStrips.ts";
import { type FigureContext, type FigureText, svgFigure } from "./figure.ts";
import { renderKey } from "./key.ts";

/** A matrix of many genres as strips, with what their marks mean. */
export async function drawStrips(
  context: FigureContext,
  text: FigureText,
  data: GenreStrips,
): Promise<Html> {
  const drawn = await svgFigure(context, text, data, {
    module: new URL("../plots/genreStrips.ts", import.meta.url),
    draw: async () => (await import("../plots/genreStrips.ts")).genreStrips(data),
  });
  return joined([renderKey({ own: "the genre itself", others: "the other genres" }), drawn]);
}
