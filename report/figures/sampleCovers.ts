import { controlGenres, controlParams, designControl } from "../../data/control/design.ts";
import { genreLabel } from "../../data/poster/poster.ts";
import { controlCoverSvg } from "./controlCover.ts";
import type { Figure, FigureContext, FigureText } from "./figure.ts";
import { type Html, html, joined } from "../language/html.ts";

/** Drawn covers in place of the poster's Figure 1. */
export const sampleCovers: Figure = {
  render: (context, text) => drawnCovers(context, text, context.poster.sampleCovers.genres),
};

/** One drawn cover of each genre of the control corpus, in its own style. */
export const controlCovers: Figure = {
  wide: true,
  render: (context, text) => drawnCovers(context, text, controlGenres),
};

async function drawnCovers(
  context: FigureContext,
  text: FigureText,
  genres: readonly string[],
): Promise<Html> {
  const design = designControl(controlParams);
  const covers = genres.map((genre) => {
    const cover = design.find((one) => one.genre === genre && one.style === genre);
    if (!cover) throw new Error(`no drawn cover: ${genre}`);
    return cover;
  });
  const pictures = await Promise.all(covers.map((cover) => controlCoverSvg(context, cover)));
  const items = genres.map((genre, index) => {
    const url = context.addFile(`covers/${genre}.svg`, pictures[index]!);
    const label = genreLabel(context.poster, genre);
    return html`<li><img src="${url}" alt="drawn cover, ${label}" width="350" height="350">${label}</li>`;
  });
  return html`<ul class="pictures" style="--columns: ${genres.length}" aria-label="${text.alt}">\n${joined(items)}\n</ul>`;
}
