import { type Html, html } from "../language/html.ts";

/** A kind of mark, in a box of 26 by 14. */
const marks = {
  here: html`<path class="interval" d="M1 7h24"/><circle class="filled" cx="13" cy="7" r="4"/>`,
  published: html`<circle class="hollow" cx="13" cy="7" r="4.5"/>`,
  seeds: html`<path class="other-seed" d="M9 1v12m8-12v12"/>`,
  told: html`<path class="told" d="M4 7h18"/><circle class="told-end" cx="21" cy="7" r="4"/>`,
  own: html`<circle class="filled" cx="13" cy="7" r="4"/>`,
  others: html`<path class="other-strokes" d="M8 2v10m5-10v10m5-10v10"/>`,
  untold: html`<path class="untold" d="M4 7h18"/><circle class="untold-end" cx="21" cy="7" r="4"/>`,
};

/** What a figure's marks mean, above it; for those who see it, as its description tells the others. */
export function renderKey(meanings: Readonly<Partial<Record<keyof typeof marks, string>>>): Html {
  const items = Object.entries(meanings).map(
    ([mark, meaning]) =>
      html`<li><svg viewBox="0 0 26 14" width="26" height="14">${marks[mark as keyof typeof marks]}</svg> ${meaning}</li>`,
  );
  return html`<ul class="key" aria-hidden="true">${items}</ul>`;
}

/** The ramp of a heat map with what its ends mean. */
export function renderRampKey(low: string, high: string): Html {
  return html`<p class="ramp-key" aria-hidden="true">${low} <span></span> ${high}</p>`;
}
