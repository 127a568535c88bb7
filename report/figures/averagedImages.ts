import { editionGenres, resultOf } from "../edition/edition.ts";
import type { Figure, FigureContext } from "./figure.ts";
import { fileName } from "../language/fileName.ts";
import { type Html, html, joined } from "../language/html.ts";
import { pngSize } from "../raster/pngSize.ts";
import { own } from "../../data/own.ts";

interface Strip {
  title: string;
  /** of the picture's name, after the genre's */
  suffix: "sample" | "srgb" | "linear";
  genres: { name: string; label: string }[];
}

/** The genres' averaged images: the poster's sample, all covers in sRGB, all covers in linear light. */
export const averagedImages: Figure = {
  needs: "averagedImages",
  wide: true,
  async render(context, { alt }) {
    const pictures = readStrips(context).map((strip) => renderStrip(strip, context));
    const columns = context.edition.corpus.genres.length + 1;
    return html`<div role="group" style="--columns: ${columns}" aria-label="${alt}">\n${joined(pictures)}\n</div>`;
  },
};

function readStrips({ edition, poster }: FigureContext): Strip[] {
  const { sampleSize } = resultOf(edition, "averagedImages");
  const genres = editionGenres(edition, poster);
  const withAll = [...genres, { name: "all", label: "all genres" }];
  return [
    { title: `${sampleSize} covers of each genre`, suffix: "sample", genres },
    { title: "all covers, mean of the sRGB values", suffix: "srgb", genres: withAll },
    { title: "all covers, mean of the light", suffix: "linear", genres: withAll },
  ];
}

function renderStrip({ title, suffix, genres }: Strip, context: FigureContext): Html {
  const items = genres.map(({ name, label }) => {
    const picture = `${name}-${suffix}`;
    const png = own(context.edition.images["averagedImages"], picture);
    if (!png) throw new Error(`missing picture: averagedImages/${picture}`);
    const { width, height } = pngSize(png);
    const url = context.addFile(`images/averagedImages/${fileName(name)}-${suffix}.png`, png);
    const alt = `${label}, average: ${title}`;
    return html`<li><img class="${suffix}" src="${url}" alt="${alt}" width="${width}" height="${height}">${label}</li>`;
  });
  return html`<p class="strip">${title}</p>\n<ul class="pictures">\n${joined(items)}\n</ul>`;
}
