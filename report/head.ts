import { inWords } from "./formats.ts";
import { escapeHtml } from "./html.ts";
import type { PageParts } from "./page.ts";

/** A page's head: title, description, style sheet and what search engines and link previews read. */
export function renderHead(parts: PageParts): string {
  const { root } = parts;
  return `<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(titleOf(parts))}</title>
<meta name="description" content="${escapeHtml(descriptionOf(parts))}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${root}icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${root}style.css">
</head>`;
}

export function titleOf({ edition, kind }: PageParts): string {
  return kind.name === "paper" ? edition.title : `${kind.label} · ${edition.title}`;
}

export function descriptionOf({ poster, kind }: PageParts): string {
  const authors = inWords(poster.authors);
  const edition = `An edition of the poster “${poster.title}” by ${authors} (${poster.year}) that computes its own numbers.`;
  return kind.name === "paper" ? edition : `${kind.summary} ${edition}`;
}
