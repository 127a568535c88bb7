import { genreLabel } from "../../../data/poster/poster.ts";
import type { Evaluation } from "../../../analyses/stats/evaluation.ts";
import { editionGenres, reasonWithout } from "../../edition/edition.ts";
import { rootOf } from "../../edition/covers/folders.ts";
import { type TriedEnsemble, triedEnsemble } from "../../edition/try/tryEnsemble.ts";
import { type TriedHead, tryHead } from "../../edition/try/tryNetwork.ts";
import { hueOf } from "../../figures/hueOf.ts";
import { formatValue } from "../../language/formats.ts";
import { type Html, html, joined } from "../../language/html.ts";
import type { PartContext } from "./part.ts";

/** Where `report/browser/try/` judges pictures of the reader's own; without the script it says who answers. */
export function tryPart(context: PartContext): Html {
  const tried = triedEnsemble(context.edition);
  const head = tryHead(context.edition);
  const facts = JSON.stringify(factsOf(context, tried, head));
  return html`<div class="try" id="try" data-facts="${facts}">
${renderTool()}
<noscript><p class="quiet">To try a picture of your own, switch JavaScript on. The drawn covers below have their answers without it.</p></noscript>
<p class="status" role="status"></p>
${renderChoice(context, tried, head)}
${renderAnswer(context, tried)}
</div>
`;
}

/** What the script of the page needs. */
function factsOf(
  context: PartContext,
  { result, files }: TriedEnsemble,
  head: TriedHead | undefined,
): object {
  const { addFile, poster } = context;
  const { genres, network, temperature, unusual, bins, models } = result;
  const { components, percentiles, limit } = unusual;
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
    ...networkOf(context, head),
    reliability: {
      ensemble: reliabilityOf(models.custom.test, limit.percent),
      ...(head && {
        network: reliabilityOf(head.result.models.efficientNetLite0Stages.test, limit.percent),
      }),
    },
  };
}

function reliabilityOf({ accuracy, calibration }: Evaluation, percent: number): object {
  return { accuracy: accuracy.value, percent, bins: calibration.bins };
}

/** The best network's files, where the site has them. */
function networkOf(context: PartContext, head: TriedHead | undefined): object {
  const { network, addFile, edition, editions } = context;
  if (!network || !head) return {};
  const { model, runtime, sizeBytes, crop, normalisation } = network;
  const { genres, features, temperature } = head.result;
  const root = rootOf(edition, editions);
  return {
    network: {
      facts: {
        genres,
        features,
        temperature: { value: temperature.value },
        crop,
        normalisation,
      },
      head: addFile("try/head.bin", head.file, "page"),
      model: `${root}${model}`,
      runtime: { module: `${root}${runtime.module}`, binary: `${root}${runtime.binary}` },
      script: `${root}try-network.js`,
      sizeBytes,
    },
  };
}

/** Who answers, and how well; the best network only where it is loaded. */
function renderChoice(
  context: PartContext,
  { result }: TriedEnsemble,
  head: TriedHead | undefined,
): Html {
  const { network, edition, editions } = context;
  const own = `${formatValue(result.network.seeds.length, "words")} small networks`;
  const right = ofHundred(result.models.custom.test);
  if (!head)
    return html`<p class="quiet">Here ${own} answer, right ${right} times of 100. The large network cannot answer: ${reasonWithout(edition, "liteHead")}.</p>`;
  const best = ofHundred(head.result.models.efficientNetLite0Stages.test);
  if (!network)
    return html`<p class="quiet">Here ${own} answer, right ${right} times of 100. The large network, EfficientNet-Lite0, right ${best} times, is not on this site, since it takes 28 MB. Who builds the site can add it: <code>npm run fetch -- weights efficientNetLite0</code>, then <code>npm run build -- --network</code>.</p>`;
  const megabytes = Math.round(network.sizeBytes / 1e6);
  const licences = `${rootOf(edition, editions)}${network.licences}`;
  return html`<fieldset class="who">
<legend>Who answers</legend>
<label><input type="radio" name="by" value="ensemble" checked> ${own}, right ${right} times of 100</label>
<label><input type="radio" name="by" value="network" disabled> the large network, EfficientNet-Lite0, right ${best} times of 100</label>
<p class="work"><button type="button" data-load>Load the large network: ${megabytes} MB</button><button type="button" data-stop-loading hidden>Stop</button> <progress data-loading hidden aria-label="Loaded" max="1" value="0"></progress> <a href="${licences}">licences</a></p>
</fieldset>`;
}

function ofHundred({ accuracy }: Evaluation): number {
  return Math.round(100 * accuracy.value);
}

/** How a picture is given. */
function renderTool(): Html {
  return html`<div class="drop" data-tool>
<p>Drop a picture here, paste one, or</p>
<p class="sources"><label class="button">choose a picture<input type="file" accept="image/jpeg,image/png,image/webp,image/gif"></label>
<label class="button camera">take a photo<input type="file" accept="image/*" capture="environment"></label></p>
<p class="quiet">A picture that is no square is squeezed to one; what is transparent becomes white.</p>
</div>`;
}

/** What the script fills. */
function renderAnswer(context: PartContext, tried: TriedEnsemble): Html {
  const { size } = tried.result.network;
  return html`<div class="answer" data-answer hidden>
<div class="shots">
<div><canvas data-picture role="img" aria-label="The picture" width="350" height="350"></canvas><p>the picture</p></div>
<div><div class="stack"><canvas data-seen role="img" aria-label="The picture as the networks see it" width="${size}" height="${size}"></canvas><canvas data-map hidden aria-hidden="true" width="${size}" height="${size}"></canvas></div><p>what is seen of it: <span data-seen-size>${size}</span> pixels a side</p></div>
</div>
<div class="said">
<p class="likeliest" data-likeliest></p>
<p data-trust></p>
<p data-odd></p>
<p class="work"><button type="button" data-explain>Where do they look?</button><button type="button" data-stop hidden>Stop</button> <progress data-tried hidden aria-label="Squares tried" max="1" value="0"></progress></p>
<p data-map-text></p>
</div>
${renderBars(context, tried)}
<fieldset data-changes>
<legend>Change it, and the bars follow</legend>
<label>turn <select name="turns"><option value="0">not</option><option value="1">right</option><option value="2">upside down</option><option value="3">left</option></select></label>
<label>blur <input type="range" name="blur" min="0" max="10" step="0.5" value="0"><span class="amount" data-blur>0 %</span></label>
<label>hue <input type="range" name="hue" min="0" max="350" step="10" value="0"><span class="amount" data-hue>0°</span></label>
<label><input type="checkbox" name="lettering"> without letters (only drawn covers)</label>
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
<caption>Chances of 100, and how alike its colours and each genre’s are (1: the same)</caption>
<thead><tr><th scope="col">genre</th><th scope="col">chances of 100</th><th scope="col">colours alike</th></tr></thead>
<tbody>
${joined(rows)}
</tbody>
</table>`;
}
