import { genreLabel } from "../../../data/poster/poster.ts";
import type { ControlCover } from "../../../data/control/design.ts";
import { controlCoverSvg } from "../../figures/controlCover.ts";
import { type Html, html, joined } from "../../language/html.ts";
import type { PartContext } from "./part.ts";
import { quizCovers, quizEdition, quizNetworks } from "../../edition/try/quiz.ts";

/** Drawn covers with their answers folded; `report/browser/guess.ts` makes a quiz of them. */
export async function guessPart(context: PartContext): Promise<Html> {
  const { poster, editions } = context;
  const edition = quizEdition(editions);
  if (!edition) return html`<p class="not-computed">no networks are trained on drawn covers</p>\n`;
  const covers = quizCovers(edition);
  const networks = quizNetworks(edition, poster, covers);
  const label = (genre: string): string => genreLabel(poster, genre);
  const items = covers.map(async (cover, index) => {
    const answers = networks.map(({ label, answers }) => [label, answers.get(cover.id)!] as const);
    const url = await addCover(context, cover, index);
    return renderCover({ cover, index, url, answers, label });
  });
  const genres = edition.corpus.genres.map((name) => [name, label(name)]);
  return html`<div class="guess" id="guess" data-genres="${JSON.stringify(genres)}">
<ol class="quiz">
${joined(await Promise.all(items))}
</ol>
</div>
`;
}

/** The file's name does not give the genre away. */
async function addCover(context: PartContext, cover: ControlCover, index: number): Promise<string> {
  const name = String(index + 1).padStart(2, "0");
  return context.addFile(`covers/guess/${name}.svg`, await controlCoverSvg(context, cover));
}

interface Question {
  cover: ControlCover;
  index: number;
  url: string;
  /** genre by network */
  answers: (readonly [string, string])[];
  label: (genre: string) => string;
}

function renderCover({ cover, index, url, answers, label }: Question): Html {
  const facts = { id: cover.id, genre: cover.genre, style: cover.style, answers };
  const said = answers.map(([network, genre]) => `${network}: ${label(genre)}`);
  const drawn =
    cover.style === cover.genre
      ? "drawn in the style of its genre"
      : `drawn in the style of ${label(cover.style)}`;
  return html`<li data-facts="${JSON.stringify(facts)}">
<img src="${url}" alt="Drawn cover ${index + 1}" width="350" height="350" loading="lazy">
<details><summary>Answer to cover ${index + 1}</summary>
<p><b>${label(cover.genre)}</b>, ${drawn}. Networks: ${said.join("; ")}.</p></details>
</li>`;
}
