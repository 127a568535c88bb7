import temml from "temml";
import { UserError } from "../../data/error.ts";
import { type Html, html, raw } from "../language/html.ts";

/** TeX as MathML; throws UserError for what cannot be read. */
export function renderTex(tex: string, displayMode: boolean): Html {
  try {
    return raw(temml.renderToString(tex, { displayMode, throwOnError: true, annotate: false }));
  } catch (cause) {
    const message = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
    throw new UserError(`not understood: ${tex} (${message})`, { cause });
  }
}

/** A displayed equation; `label` is its number, or empty. */
export function renderEquation(tex: string, name: string, label: string): Html {
  const math = renderTex(tex, true);
  if (name === "") return html`<div class="equation">${math}</div>\n`;
  const link = html`<a class="equation-number" href="#equation-${name}">(${label})</a>`;
  return html`<div class="equation" id="equation-${name}">${math}${link}</div>\n`;
}
