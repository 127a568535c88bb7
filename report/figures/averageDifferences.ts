import { sha256 } from "../../data/hash.ts";
import { editionGenres, resultOf } from "../edition/edition.ts";
import { isPublishable, tooFewToShow, weightIn } from "../edition/covers/publishable.ts";
import type { Figure, FigureContext } from "./figure.ts";
import { fileName } from "../language/fileName.ts";
import { type Html, html, joined } from "../language/html.ts";
import { pngSize } from "../raster/pngSize.ts";
import { own } from "../../data/own.ts";

/** grey levels of the picture for one of difference */
const gain = 3;

/** What sets each genre's average of all covers apart from that of all genres: lighter and darker than mid grey. */
export const averageDifferences: Figure = {
  needs: "averagedImages",
  wide: true,
  async render(context, { alt }) {
    const { genres, withheld } = choose(context);
    const pictures = await Promise.all(genres.map(({ name }) => difference(name, context)));
    const items = genres.map((genre, index) => renderGenre(genre, pictures[index]!, context));
    return joined([
      items.length > 0 &&
        html`<ul class="pictures" style="--columns: ${genres.length}" aria-label="${alt}">\n${joined(items)}\n</ul>`,
      withheld.length > 0 &&
        html`<p class="withheld">${tooFewToShow(context.edition, withheld, gain)}</p>`,
    ]);
  },
};

/** Both averages are seen amplified. */
function choose({ edition, poster }: FigureContext) {
  const averages = resultOf(edition, "averagedImages");
  const isShown = (name: string): boolean =>
    isPublishable(edition, gain * weightIn(averages, name));
  const all = editionGenres(edition, poster);
  const genres = all.filter(({ name }) => isShown(name) && isShown("all"));
  const withheld = all.filter((genre) => !genres.includes(genre)).map(({ label }) => label);
  return { genres, withheld };
}

function renderGenre(
  { name, label }: { name: string; label: string },
  picture: Uint8Array,
  context: FigureContext,
): Html {
  const { width, height } = pngSize(averages(name, context).own);
  const url = context.addFile(`images/averageDifferences/${fileName(name)}.webp`, picture);
  const alt = `${label}, difference from the average of all genres, ${gain} times`;
  return html`<li><img src="${url}" alt="${alt}" width="${width}" height="${height}">${label}</li>`;
}

function averages(genre: string, { edition }: FigureContext) {
  const pictures = edition.images["averagedImages"];
  const [mean, all] = [own(pictures, `${genre}-srgb`), own(pictures, "all-srgb")];
  if (!mean || !all) throw new Error(`missing picture: averagedImages/${genre}-srgb`);
  return { own: mean, all };
}

async function difference(genre: string, context: FigureContext): Promise<Buffer> {
  const { edition, cachedFigure } = context;
  const { own, all } = averages(genre, context);
  const data = { own: sha256(own), all: sha256(all), gain };
  const name = `${edition.corpus.name}/averageDifferences/${genre}`;
  const module = new URL("../raster/difference.ts", import.meta.url);
  const text = await cachedFigure(name, module, data, async () => {
    const { differenceWebp } = await import("../raster/difference.ts");
    return (await differenceWebp(own, all, gain)).toString("base64");
  });
  return Buffer.from(text, "base64");
}
