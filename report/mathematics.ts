import temml from "temml";
import { UserError } from "../data/error.ts";
import { escapeHtml } from "./html.ts";

/** TeX as MathML; throws UserError for what cannot be read. */
export function renderTex(tex: string, displayMode: boolean): string {
  try {
    return temml.renderToString(tex, { displayMode, throwOnError: true, annotate: false });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
    throw new UserError(`not understood: ${tex} (${message})`, { cause });
  }
}

/** A displayed equation; `label` is its number, or empty. */
export function renderEquation(tex: string, name: string, label: string): string {
  const math = renderTex(tex, true);
  if (name === "") return `<div class="equation">${math}</div>\n`;
  const link = `<a class="equation-number" href="#equation-${name}">(${escapeHtml(label)})</a>`;
  return `<div class="equation" id="equation-${name}">${math}${link}</div>\n`;
}
