import { inWords } from "../language/formats.ts";
import { type Html, html, joined, raw } from "../language/html.ts";
import { jsonLd } from "./jsonLd.ts";
import { hashOf, ownFiles, ownOrigin, renderPolicy } from "../language/policy.ts";
import { summaryOf } from "../paper/credit.ts";
import type { PageParts } from "./pageParts.ts";

/** A page's head: title, description, style sheet and what search engines and link previews read. */
export function renderHead(parts: PageParts): Html {
  const { root, url, kind, start, runsWasm } = parts;
  const address = url === undefined ? "" : `${url}${kind.path.replace(/^index\.html$/, "")}`;
  const title = titleOf(parts);
  const description = descriptionOf(parts);
  const lines = [
    html`<meta charset="utf-8">`,
    renderPolicy({
      ...ownFiles,
      scripts: `${ownOrigin} ${hashOf(start)}${runsWasm ? " 'wasm-unsafe-eval'" : ""}`,
      // a worker that was started from a blob has the policy of its page, another none; threads of the runtime are such
      ...(kind.computes && {
        connections: "'self'",
        workers: runsWasm ? "'self' blob:" : "blob:",
      }),
    }),
    html`<meta name="viewport" content="width=device-width, initial-scale=1">`,
    html`<title>${title}</title>`,
    html`<meta name="description" content="${description}">`,
    html`<meta name="color-scheme" content="light dark">`,
    address && html`<link rel="canonical" href="${address}">`,
    html`<script data-root="${root}">${raw(start)}</script>`,
    html`<link rel="icon" href="${root}icon.svg" type="image/svg+xml">`,
    html`<link rel="stylesheet" href="${root}style.css">`,
    ...preview(parts, address, title, description),
    html`<script type="application/ld+json">${raw(jsonLd(parts))}</script>`,
    ...["page.js", ...(kind.script === undefined ? [] : [kind.script])].map(
      (script) => html`<script src="${root}${script}" defer></script>`,
    ),
  ];
  return html`<head>\n${joined(lines)}\n</head>`;
}

/** Open Graph; addresses in it must be absolute, so without the site's there is no picture. */
function preview(
  { root, url, kind }: PageParts,
  address: string,
  title: string,
  description: string,
): Html[] {
  const tag = (name: string, content: string): Html =>
    html`<meta property="og:${name}" content="${content}">`;
  const always = [
    tag("title", title),
    tag("description", description),
    tag("type", kind.name === "paper" ? "article" : "website"),
  ];
  if (url === undefined) return always;
  const image = new URL(`${root}card.png`, url).href;
  return [...always, tag("url", address), tag("image", image)];
}

function titleOf({ edition, kind }: PageParts): string {
  return kind.name === "paper" ? edition.title : `${kind.label} · ${edition.title}`;
}

function descriptionOf({ edition: { paper }, poster, kind }: PageParts): string {
  if (paper) return kind.name === "paper" ? summaryOf(paper) : `${paper.title}: ${kind.label}`;
  const authors = inWords(poster.authors);
  const edition = `An edition of the poster “${poster.title}” by ${authors} (${poster.year}) that computes its own numbers.`;
  return kind.name === "paper" ? edition : `${kind.summary} ${edition}`;
}
