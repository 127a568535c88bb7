import type { Edition } from "../../edition/edition.ts";
import { type Html, html } from "../../language/html.ts";
import { inWords } from "../../language/formats.ts";
import { outdated } from "../../edition/notices.ts";
import type { Poster } from "../../../data/poster/poster.ts";
import { authorsOf } from "../../paper/credit.ts";
import type { PartContext } from "./part.ts";

/** The poster's title bar, with a QR code of the site's address; where none is known, the page's script draws one of its own. */
export async function posterTitle({ edition, poster, url }: PartContext): Promise<Html> {
  const code = url === undefined ? null : await renderCode(url);
  return html`<header class="title-bar">
<div>
<h1>${edition.title}</h1>
<p>${originOf(edition, poster)}${renderStale(edition)}</p>
</div>
${code}</header>
`;
}

function originOf({ paper }: Edition, poster: Poster): string {
  if (paper) return authorsOf(paper);
  return `After the poster by ${inWords(poster.authors)}, ${poster.institution}, ${poster.year}. A reproducible edition; not by them.`;
}

/** A result that is not up to date is named on the sheet, too. */
function renderStale({ notices }: Edition): Html | null {
  const names = outdated(notices);
  if (names.length === 0) return null;
  return html` <span class="stale">Not up to date: ${inWords(names)} (<a href="index.html">why</a>)</span>`;
}

async function renderCode(url: string): Promise<Html> {
  const { qrCode } = await import("./qrCode.ts");
  const { size, path } = qrCode(url);
  return html`<svg class="code" viewBox="-2 -2 ${size + 4} ${size + 4}" role="img" aria-label="QR code: ${url}"><rect x="-2" y="-2" width="${size + 4}" height="${size + 4}" fill="#fff"/><path d="${path}" fill="#000"/></svg>\n`;
}
