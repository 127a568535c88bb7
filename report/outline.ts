import type { Section } from "./contents.ts";
import { escapeHtml } from "./html.ts";

/**
 * The page's sections as a nested list of links: beside the text where there is room, else behind a button in a bar
 * that names the section one is in.
 */
export function renderOutline(sections: readonly Section[]): string {
  const top = sections.filter(({ depth }) => depth === 1);
  if (top.length < 2) return "";
  const items = top.map((section) => renderItem(section, below(section, sections)));
  return `<nav class="outline" aria-label="Sections">
<button type="button" popovertarget="outline-sections">Contents</button>
<ol class="sections" id="outline-sections" popover>
${items.join("\n")}
</ol>
</nav>
`;
}

function below(section: Section, all: readonly Section[]): Section[] {
  const rest = all.slice(all.indexOf(section) + 1);
  const end = rest.findIndex(({ depth }) => depth === 1);
  return (end < 0 ? rest : rest.slice(0, end)).filter(({ depth }) => depth === 2);
}

function renderItem(section: Section, inner: readonly Section[]): string {
  const list = inner.map((one) => `<li>${link(one)}</li>`).join("");
  return `<li>${link(section)}${list === "" ? "" : `<ol>${list}</ol>`}</li>`;
}

function link({ number, slug, title }: Section): string {
  const mark = number === "" ? "" : `<span class="number">${number}</span> `;
  return `<a href="#${slug}">${mark}${escapeHtml(title)}</a>`;
}
