import type { AveragedImages } from "../../analyses/averagedImages.ts";
import { type Edition, editionGenres, resultOf } from "../edition/edition.ts";
import {
  fewestAveraged,
  fewestInSample,
  isPublishable,
  tooFewToShow,
  weightIn,
} from "../edition/covers/publishable.ts";
import { sha256 } from "../../data/hash.ts";
import type { Figure, FigureContext } from "./figure.ts";
import { fileName } from "../language/fileName.ts";
import { fixed } from "../language/formats.ts";
import { type Html, html, joined } from "../language/html.ts";
import { pngSize } from "../raster/pngSize.ts";
import { own } from "../../data/own.ts";

interface Picture {
  name: string;
  label: string;
  /** covers behind it, where the strip's title does not say it */
  covers?: number;
}

interface Strip {
  title: string;
  /** of the picture's name, after the genre's */
  suffix: "sample" | "srgb" | "linear";
  genres: Picture[];
  /** those of which it may not be shown */
  withheld: string[];
}

/** The genres' averaged images: the poster's sample where that shows more, all covers in sRGB, all covers in linear light. */
export const averagedImages: Figure = {
  needs: "averagedImages",
  wide: true,
  render: (context, { alt }) => renderStrips(readStrips(context), context, alt),
};

/** Of these one row: what all covers of each genre average to. */
export const averagedCovers: Figure = {
  needs: "averagedImages",
  render(context, { alt }) {
    const { genres, ...strip } = readStrips(context).find(({ suffix }) => suffix === "srgb")!;
    const own = { ...strip, genres: genres.filter(({ name }) => name !== "all") };
    return renderStrips([own], context, alt);
  },
};

/** A picture or two need not fill the page. */
const fewestColumns = 4;

async function renderStrips(
  all: readonly Strip[],
  context: FigureContext,
  alt: string,
): Promise<Html> {
  const strips = await Promise.all(all.map((strip) => renderStrip(strip, context)));
  const columns = Math.max(fewestColumns, ...all.map(({ genres }) => genres.length));
  return html`<div role="group" style="--columns: ${columns}" aria-label="${alt}">\n${joined(strips)}\n</div>`;
}

function readStrips({ edition, poster }: FigureContext): Strip[] {
  const averages = resultOf(edition, "averagedImages");
  const genres = editionGenres(edition, poster);
  const withAll = [...genres, { name: "all", label: "all genres" }];
  const isShown = ({ name }: Picture): boolean => isPublishable(edition, weightIn(averages, name));
  const large = {
    genres: withAll.filter(isShown).map((picture) => withCount(picture, averages)),
    withheld: withAll.filter((picture) => !isShown(picture)).map(({ label }) => label),
  };
  const isAll = genres.every(({ name }) => {
    const { covers, sample } = averages.genres[name]!;
    return sample === covers;
  });
  return [
    ...(isAll && large.withheld.length === 0 ? [] : [sampleStrip(genres, edition, averages)]),
    { title: "all covers, mean of the sRGB values", suffix: "srgb", ...large },
    { title: "all covers, mean of the light", suffix: "linear", ...large },
  ];
}

/** Small genres have fewer covers than the sample wants: then each picture says how many. */
function sampleStrip(genres: Picture[], edition: Edition, averages: AveragedImages): Strip {
  const { sampleSize } = averages;
  const samples = genres.map((genre) => ({
    ...genre,
    covers: averages.genres[genre.name]!.sample,
  }));
  if (samples.every(({ covers }) => covers === sampleSize))
    return { suffix: "sample", withheld: [], title: `${sampleSize} covers of each genre`, genres };
  const isShown = ({ covers }: { covers: number }): boolean =>
    isPublishable(edition, fewestInSample / (fewestAveraged * covers));
  return {
    suffix: "sample",
    title: `at most ${sampleSize} covers of each genre`,
    genres: samples.filter(isShown),
    withheld: samples.filter((sample) => !isShown(sample)).map(({ label }) => label),
  };
}

function withCount(picture: Picture, { genres }: AveragedImages): Picture {
  const total = Object.values(genres).reduce((sum, { covers }) => sum + covers, 0);
  return { ...picture, covers: own(genres, picture.name)?.covers ?? total };
}

async function renderStrip(
  { title, suffix, genres, withheld }: Strip,
  context: FigureContext,
): Promise<Html> {
  const items = await Promise.all(
    genres.map((picture) => renderPicture(picture, { title, suffix }, context)),
  );
  return joined([
    html`<p class="strip">${title}</p>`,
    items.length > 0 && html`<ul class="pictures">\n${joined(items)}\n</ul>`,
    withheld.length > 0 &&
      html`<p class="withheld">${tooFewToShow(context.edition, withheld, suffix === "sample" ? fewestInSample / fewestAveraged : 1)}</p>`,
  ]);
}

/** The page shows a light copy of the picture and leads to the picture itself. */
async function renderPicture(
  { name, label, covers }: Picture,
  { title, suffix }: Pick<Strip, "title" | "suffix">,
  context: FigureContext,
): Promise<Html> {
  const png = own(context.edition.images["averagedImages"], `${name}-${suffix}`);
  if (!png) throw new Error(`missing picture: averagedImages/${name}-${suffix}`);
  const { width, height } = pngSize(png);
  const path = `images/averagedImages/${fileName(name)}-${suffix}`;
  const full = context.addFile(`${path}.png`, png);
  const url = suffix === "sample" ? full : await addCopy(path, png, context);
  const text = covers === undefined ? label : `${label} (${fixed(covers, 0)})`;
  const alt = `${text}, average: ${title}`;
  return html`<li><a href="${full}"><img class="${suffix}" src="${url}" alt="${alt}" width="${width}" height="${height}"></a>${text}</li>`;
}

async function addCopy(
  path: string,
  png: Uint8Array,
  { edition, cachedFigure, addFile }: FigureContext,
): Promise<string> {
  const module = new URL("../raster/webp.ts", import.meta.url);
  const name = `${edition.corpus.name}/${path}`;
  const text = await cachedFigure(name, module, { png: sha256(png) }, async () => {
    const { webpOf } = await import("../raster/webp.ts");
    return (await webpOf(png)).toString("base64");
  });
  return addFile(`${path}.webp`, Buffer.from(text, "base64"), "page");
}
