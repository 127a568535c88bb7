import { type Judgement, pictureJudge } from "../../../analyses/ensemble/judgePicture.ts";
import {
  type ControlCover,
  controlGenres,
  controlParams,
  designControl,
} from "../../../data/control/design.ts";
import { genreLabel } from "../../../data/poster/poster.ts";
import { editionGenres } from "../../edition/edition.ts";
import { type TriedEnsemble, tryEnsemble } from "../../edition/tryEnsemble.ts";
import { controlCoverSvg } from "../../figures/controlCover.ts";
import { hueOf } from "../../figures/hueOf.ts";
import { type Html, html, joined } from "../../language/html.ts";
import { type DrawnPictures, thumbnailEdge } from "../../raster/drawnPictures.ts";
import type { PartContext } from "./part.ts";

/** Where `report/browser/try/` judges pictures of the reader's own; without the script it is empty. */
export function tryPart(context: PartContext): Html {
  const tried = triedOf(context);
  const facts = JSON.stringify(factsOf(context, tried));
  return html`<div class="try" id="try" data-facts="${facts}">
${renderTool()}
<p class="status" role="status"></p>
${renderAnswer(context, tried)}
</div>
`;
}

/** Drawn covers with what the networks say of them. */
export async function triedCoversPart(context: PartContext): Promise<Html> {
  const tried = triedOf(context);
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

/** The page is not there without them. */
function triedOf({ edition }: PartContext): TriedEnsemble {
  const tried = tryEnsemble(edition);
  if (!tried) throw new Error("no networks to try");
  return tried;
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

/** What the script of the page needs. */
function factsOf({ addFile, poster }: PartContext, { result, files }: TriedEnsemble): object {
  const { genres, network, temperature, unusual, bins, models } = result;
  const { components, percentiles, limit } = unusual;
  const { accuracy, calibration } = models.custom.test;
  return {
    ensemble: {
      facts: {
        genres,
        network: { size: network.size },
        temperature: { value: temperature.value },
        unusual: { components, percentiles },
        bins,
      },
      parameters: files.parameters.map((bytes, i) =>
        addFile(`try/parameters-${i + 1}.bin`, bytes, "page"),
      ),
      covers: addFile("try/covers.bin", files.covers, "page"),
    },
    genres: genres.map((name) => ({ name, label: genreLabel(poster, name) })),
    reliability: { accuracy: accuracy.value, percent: limit.percent, bins: calibration.bins },
  };
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
  const odd = said.nearer >= tried.result.unusual.limit.percent;
  const rest = [second, third].flatMap((it) => (it === undefined ? [] : [html`, ${it}`]));
  return html`<li data-file="${add(".png", pictures.png)}" data-plain="${add("-plain.png", pictures.plain)}" data-name="${name}">
<img src="${add(".webp", pictures.thumbnail)}" alt="${name}" width="${thumbnailEdge}" height="${thumbnailEdge}" loading="lazy">
<p><b>${first}</b>${rest}${odd && html` <span class="odd">like none of these</span>`}</p></li>`;
}

/** How a picture is given. */
function renderTool(): Html {
  return html`<div class="drop" data-tool hidden>
<p>Drop a picture here, paste one, or</p>
<p class="sources"><label class="button">choose a picture<input type="file" accept="image/*"></label>
<label class="button camera">take a photo<input type="file" accept="image/*" capture="environment"></label></p>
<p class="quiet">Nothing leaves your machine.</p>
</div>`;
}

/** What the script fills. */
function renderAnswer(context: PartContext, tried: TriedEnsemble): Html {
  const { size } = tried.result.network;
  return html`<div class="answer" data-answer hidden>
<div class="shots">
<div><canvas data-picture role="img" aria-label="The picture" width="350" height="350"></canvas><p>the picture</p></div>
<div><div class="stack"><canvas data-seen role="img" aria-label="The picture as the networks see it" width="${size}" height="${size}"></canvas><canvas data-map hidden aria-hidden="true" width="${size}" height="${size}"></canvas></div><p>what the networks see: ${size} × ${size} pixels</p></div>
</div>
<div class="said">
<p class="likeliest" data-likeliest></p>
<p data-trust></p>
<p data-odd></p>
<p class="work"><button type="button" data-explain>Where do they look?</button><button type="button" data-stop hidden>Stop</button> <progress hidden aria-label="Squares tried" max="1" value="0"></progress></p>
<p data-map-text></p>
</div>
${renderBars(context, tried)}
<fieldset data-changes>
<legend>Change it, and the bars follow</legend>
<label>turn <select name="turns"><option value="0">not</option><option value="1">right</option><option value="2">upside down</option><option value="3">left</option></select></label>
<label>blur <input type="range" name="blur" min="0" max="10" step="0.5" value="0"></label>
<label>hue <input type="range" name="hue" min="0" max="350" step="10" value="0"></label>
<label><input type="checkbox" name="lettering"> without letters (drawn covers)</label>
<button type="button" data-reset>As it was</button>
</fieldset>
</div>`;
}

function renderBars({ edition, poster }: PartContext, { result }: TriedEnsemble): Html {
  const genres = editionGenres(edition, poster).filter(({ name }) => result.genres.includes(name));
  const rows = genres.map(
    ({ name, label }) =>
      html`<tr data-genre="${name}" style="--hue: var(--hue-${hueOf(name, edition, poster)})"><th scope="row">${label}</th><td><data data-chance value="0"></data><span class="bar-of"></span></td><td><data data-likeness value="0"></data><span class="likeness-of"></span></td></tr>`,
  );
  return html`<table class="bars">
<caption>Chances of 100, and how much its colours are like those of each genre’s covers</caption>
<thead><tr><th scope="col">genre</th><th scope="col">chances of 100</th><th scope="col">like its colours</th></tr></thead>
<tbody>
${joined(rows)}
</tbody>
</table>`;
}
