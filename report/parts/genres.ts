import { escapeHtml } from "../html.ts";
import type { PartContext } from "../parts.ts";

/** The poster's genres with their digits; those without covers here are marked. */
export function genresPart({ edition, poster }: PartContext): string {
  const items = poster.genres.map(({ name, label, digit }) => {
    const isHere = edition.corpus.genres.includes(name);
    const text = `<b>${digit}</b> ${escapeHtml(label)}`;
    return isHere ? `<li>${text}</li>` : `<li class="absent">${text} <i>(no covers here)</i></li>`;
  });
  return `<ol class="genres">\n${items.join("\n")}\n</ol>\n`;
}
