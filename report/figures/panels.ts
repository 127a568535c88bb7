import { type Html, html, joined } from "../language/html.ts";

/** Small multiples, in order: each with its label above it. */
export async function renderPanels(
  panels: readonly { label: string; content: Promise<Html> | Html }[],
): Promise<Html> {
  const rendered = panels.map(
    async ({ label, content }) =>
      html`<div>\n<p class="strip">${label}</p>\n${await content}\n</div>`,
  );
  return html`<div class="multiples">\n${joined(await Promise.all(rendered))}\n</div>`;
}
