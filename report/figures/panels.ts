import { escapeHtml } from "../html.ts";

/** Small multiples, in order: each with its label above its HTML. */
export async function renderPanels(
  panels: readonly { label: string; html: Promise<string> | string }[],
): Promise<string> {
  const rendered = panels.map(
    async ({ label, html }) =>
      `<div>\n<p class="strip">${escapeHtml(label)}</p>\n${await html}\n</div>`,
  );
  return `<div class="multiples">\n${(await Promise.all(rendered)).join("\n")}\n</div>`;
}
