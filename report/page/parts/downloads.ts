import type { Download } from "../../downloads/downloads.ts";
import { rootOf } from "../../edition/covers/folders.ts";
import { renderFiles } from "../../downloads/foldOut.ts";
import { type Html, html, joined } from "../../language/html.ts";
import type { PartContext } from "./part.ts";

/** Every file behind every figure and table of the edition, and the file of all results. */
export function downloadsPart({ downloads, edition, editions }: PartContext): Html {
  const root = rootOf(edition, editions);
  return html`<p>All numbers of all editions are in <a href="${root}results.json" download>results.json</a>, as <a href="${root}results.schema.json" download>its schema</a> says.</p>
<ul class="downloads">\n${joined(downloads.map(renderDownload))}\n</ul>\n`;
}

function renderDownload({ id, label, title, page, files }: Download): Html {
  return html`<li id="files-${id}"><p><a href="${page}#${id}">${label}</a> ${title}</p>\n${renderFiles(files)}</li>`;
}
