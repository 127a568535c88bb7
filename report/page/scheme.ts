import { type Html, html } from "../language/html.ts";

const schemes = [
  ["auto", "Auto", "Light or dark as the system says"],
  ["light", "Light", "Light, on this page"],
  ["dark", "Dark", "Dark, on this page"],
] as const;

/** Radio buttons for light or dark, on which the style sheet acts by `:has(:checked)`: no script, so only for this page. */
export function renderScheme(): Html {
  const choices = schemes.map(
    ([value, label, title]) =>
      html`<label title="${title}"><input type="radio" name="scheme" value="${value}"${value === "auto" && html` checked`}><span>${label}</span></label>`,
  );
  return html`<section class="scheme" aria-labelledby="scheme-name"><fieldset><legend id="scheme-name">Colours</legend>${choices}</fieldset></section>`;
}
