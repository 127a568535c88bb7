import { type Html, html } from "../language/html.ts";

const formats = [
  ["a0", "A0"],
  ["a0-portrait", "A0 portrait"],
  ["a1", "A1"],
  ["a1-portrait", "A1 portrait"],
] as const;

/** Radio buttons for the sheet's size, on which the style sheet acts: no script. It prints to one page of that size. */
export function renderFormats(): Html {
  const choices = formats.map(
    ([value, label]) =>
      html`<label><input type="radio" name="format" value="${value}"${value === "a0" && html` checked`}> ${label}</label>`,
  );
  return html`<section class="formats" aria-labelledby="format-name"><fieldset><legend id="format-name">Sheet</legend>${choices}</fieldset></section>`;
}
