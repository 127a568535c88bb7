import type { Section } from "../prose/contents.ts";
import { type Html, html, joined } from "../language/html.ts";

/**
 * The page's sections as a nested list of links: beside the text where there is room, else behind a button in a bar
 * that names the section one is in.
 */
export function renderOutline(sections: readonly Section[]): Html | null {
  const top = sections.filter(({ depth }) => depth === 1);
  if (top.length < 2) return null;
  const items = top.map((section) => renderItem(section, below(section, sections)));
  return html`<nav class="outline" aria-label="Sections">
<button type="button" popovertarget="outline-sections">Contents</button>
<ol class="sections" id="outline-sections" popover>
${joined(items)}
</ol>
</nav>
`;
}

function below(section: Section, all: readonly Section[]): Section[] {
  const rest = all.slice(all.indexOf(section) + 1);
  const end = rest.findIndex(({ depth }) => depth === 1);
  return (end < 0 ? rest : rest.slice(0, end)).filter(({ depth }) => depth === 2);
}

function renderItem(section: Section, inner: readonly Section[]): Html {
  const list = inner.map((one) => html`<li>${link(one)}</li>`);
  return html`<li>${link(section)}${list.length > 0 && html`<ol>${list}</ol>`}</li>`;
}

function link({ number, slug, title }: Section): Html {
  const mark = number !== "" && html`<span class="number">${number}</span> `;
  return html`<a href="#${slug}">${mark}${title}</a>`;
}
