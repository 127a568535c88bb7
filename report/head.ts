import { inWords } from "./formats.ts";
import { escapeHtml } from "./html.ts";
import { jsonLd } from "./metadata/jsonLd.ts";
import type { PageParts } from "./page.ts";

/** A page's head: title, description, style sheet and what search engines and link previews read. */
export function renderHead(parts: PageParts): string {
  const { root, url, kind } = parts;
  const address = url === undefined ? "" : `${url}${kind.path.replace(/^index\.html$/, "")}`;
  const title = escapeHtml(titleOf(parts));
  const description = escapeHtml(descriptionOf(parts));
  const lines = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title>`,
    `<meta name="description" content="${description}">`,
    '<meta name="color-scheme" content="light dark">',
    ...(address ? [`<link rel="canonical" href="${escapeHtml(address)}">`] : []),
    `<link rel="icon" href="${root}icon.svg" type="image/svg+xml">`,
    `<link rel="stylesheet" href="${root}style.css">`,
    ...preview(parts, address, title, description),
    `<script type="application/ld+json">${jsonLd(parts)}</script>`,
    ...(kind.script ? [`<script src="${root}${kind.script}" defer></script>`] : []),
  ];
  return `<head>\n${lines.join("\n")}\n</head>`;
}

/** Open Graph; addresses in it must be absolute, so without the site's there is no picture. */
function preview(
  { root, url, kind }: PageParts,
  address: string,
  title: string,
  description: string,
): string[] {
  const tag = (name: string, content: string) =>
    `<meta property="og:${name}" content="${content}">`;
  const always = [
    tag("title", title),
    tag("description", description),
    tag("type", kind.name === "paper" ? "article" : "website"),
  ];
  if (url === undefined) return always;
  const image = new URL(`${root}card.png`, url).href;
  return [...always, tag("url", escapeHtml(address)), tag("image", escapeHtml(image))];
}

function titleOf({ edition, kind }: PageParts): string {
  return kind.name === "paper" ? edition.title : `${kind.label} · ${edition.title}`;
}

function descriptionOf({ poster, kind }: PageParts): string {
  const authors = inWords(poster.authors);
  const edition = `An edition of the poster “${poster.title}” by ${authors} (${poster.year}) that computes its own numbers.`;
  return kind.name === "paper" ? edition : `${kind.summary} ${edition}`;
}
