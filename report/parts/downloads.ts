import type { Download } from "../downloads.ts";
import { rootOf } from "../folders.ts";
import { renderFiles } from "../foldOut.ts";
import { escapeHtml } from "../html.ts";
import type { PartContext } from "../parts.ts";

/** Every file behind every figure and table of the edition, and the file of all results. */
export function downloadsPart({ downloads, edition, editions }: PartContext): string {
  const root = rootOf(edition, editions);
  return `<p>All numbers of all editions are in <a href="${root}results.json" download>results.json</a>, as <a href="${root}results.schema.json" download>its schema</a> says.</p>
<ul class="downloads">\n${downloads.map(renderDownload).join("\n")}\n</ul>\n`;
}

function renderDownload({ id, label, title, page, files }: Download): string {
  return `<li id="files-${id}"><p><a href="${page}#${id}">${label}</a> ${escapeHtml(title)}</p>\n${renderFiles(files)}</li>`;
}
