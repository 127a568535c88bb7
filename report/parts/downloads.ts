import type { Download } from "../downloads.ts";
import { renderFiles } from "../foldOut.ts";
import { escapeHtml } from "../html.ts";
import type { PartContext } from "../parts.ts";

/** Every file behind every figure and table of the edition, and all results as one file. */
export function downloadsPart({ downloads }: PartContext): string {
  return `<ul class="downloads">\n${downloads.map(renderDownload).join("\n")}\n</ul>\n`;
}

function renderDownload({ id, label, title, page, files }: Download): string {
  return `<li id="files-${id}"><p><a href="${page}#${id}">${label}</a> ${escapeHtml(title)}</p>\n${renderFiles(files)}</li>`;
}
