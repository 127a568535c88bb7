import { type Judgement, pictureJudge } from "../../../analyses/ensemble/judgePicture.ts";
import {
  type ControlCover,
  controlGenres,
  controlParams,
  designControl,
} from "../../../data/control/design.ts";
import { genreLabel } from "../../../data/poster/poster.ts";
import { isUnusual } from "../../edition/isUnusual.ts";
import { type TriedEnsemble, triedEnsemble } from "../../edition/try/tryEnsemble.ts";
import { controlCoverSvg } from "../../figures/controlCover.ts";
import { type Html, html, joined } from "../../language/html.ts";
import { type DrawnPictures, thumbnailEdge } from "../../raster/drawnPictures.ts";
import type { PartContext } from "./part.ts";

/** Drawn covers with what the networks say of them. */
export async function triedCoversPart(context: PartContext): Promise<Html> {
  const tried = triedEnsemble(context.edition);
  const judge = pictureJudge(tried.result, tried.files);
  const examples = drawnExamples().map(async (cover, index) => {
    const pictures = await drawPictures(context, cover, tried.result.network.size);
    const said = judge.judge(Buffer.from(pictures.seen, "base64"));
    return renderExample(context, { cover, index, pictures, said, tried });
  });
  return html`<ol class="worked">
${joined(await Promise.all(examples))}
</ol>
`;
}

/** One test cover of each style, drawn for the genre of that style. */
function drawnExamples(): ControlCover[] {
  const design = designControl(controlParams);
  return controlGenres.map((genre) => {
    const isOne = (cover: ControlCover): boolean =>
      cover.split === "test" && cover.genre === genre && cover.style === genre;
    const cover = design.find(isOne);
    if (!cover) throw new Error(`no drawn cover: ${genre}`);
    return cover;
  });
}

async function drawPictures(
  context: PartContext,
  cover: ControlCover,
  size: number,
): Promise<DrawnPictures> {
  const svg = await controlCoverSvg(context, cover);
  const module = new URL("../../raster/drawnPictures.ts", import.meta.url);
  const text = await context.cachedFigure(`try/${cover.id}`, module, { svg, size }, async () => {
    const { drawnPictures } = await import("../../raster/drawnPictures.ts");
    return JSON.stringify(await drawnPictures(svg, size));
  });
  return JSON.parse(text) as DrawnPictures;
}

interface Example {
  cover: ControlCover;
  index: number;
  pictures: DrawnPictures;
  said: Judgement;
  tried: TriedEnsemble;
}

function renderExample(
  { addFile, poster }: PartContext,
  { cover, index, pictures, said, tried }: Example,
): Html {
  const number = String(index + 1).padStart(2, "0");
  const add = (name: string, base64: string): string =>
    addFile(`try/drawn/${number}${name}`, Buffer.from(base64, "base64"), "page");
  const { genres } = tried.result;
  const name = `drawn cover ${index + 1}, in the style of ${genreLabel(poster, cover.style)}`;
  const [first, second, third] = [...said.probabilities.keys()]
    .sort((a, b) => said.probabilities[b]! - said.probabilities[a]!)
    .map(
      (i) => html`${genreLabel(poster, genres[i]!)} ${Math.round(100 * said.probabilities[i]!)}`,
    );
  const named = genres[said.probabilities.indexOf(Math.max(...said.probabilities))];
  const drawnAs =
    named !== cover.style &&
    html` <span class="odd">drawn as ${genreLabel(poster, cover.style)}${!genres.includes(cover.style) && ", a genre they do not know"}</span>`;
  const odd = isUnusual(said.nearer, tried.result.unusual.limit.percent);
  const rest = [second, third].flatMap((it) => (it === undefined ? [] : [html`, ${it}`]));
  return html`<li data-file="${add(".png", pictures.png)}" data-plain="${add("-plain.png", pictures.plain)}" data-name="${name}">
<img src="${add(".webp", pictures.thumbnail)}" alt="${name}" width="${thumbnailEdge}" height="${thumbnailEdge}" loading="lazy">
<p><b>${first}</b>${rest}${drawnAs}${odd && html` <span class="odd">like none of these</span>`}</p></li>`;
}
