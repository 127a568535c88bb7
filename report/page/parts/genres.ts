import { type Html, html, joined } from "../../language/html.ts";
import type { PartContext } from "./part.ts";

/** The poster's genres with their digits; those without covers here are marked. */
export function genresPart({ edition, poster }: PartContext): Html {
  const items = poster.genres.map(({ name, label, digit }) => {
    const isHere = edition.corpus.genres.includes(name);
    const text = html`<b>${digit}</b> ${label}`;
    return isHere
      ? html`<li>${text}</li>`
      : html`<li class="absent">${text} <i>(no covers here)</i></li>`;
  });
  return html`<ol class="genres">\n${joined(items)}\n</ol>\n`;
}
