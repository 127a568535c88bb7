import type { Version } from "../git/tags.ts";
import { formatHtml, html, joined } from "../language/html.ts";
import { ownFiles, renderPolicy } from "../language/policy.ts";

/** The list of releases, the newest first; `said`: what changed, by tag. */
export function versionsPage(
  versions: readonly Version[],
  said: Readonly<Record<string, string>>,
): string {
  const items = [...versions].reverse().map(({ tag, commit, date }) => {
    const change = said[tag];
    const what = change ? html`<a href="${tag}/changes.html">${change}</a>` : "The first version.";
    return html`<li><a href="${tag}/index.html">${tag}</a>, ${date.slice(0, 10)}, <code>${commit.slice(0, 10)}</code><br>${what}</li>`;
  });
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${renderPolicy(ownFiles)}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Versions</title>
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="../style.css">
<link rel="alternate" type="application/atom+xml" title="Versions" href="../feed.xml">
</head>
<body>
<header><h1>Versions</h1></header>
<main id="main">
<p>Each as it was published; <a href="../index.html">the current one</a>. New ones are in the <a href="../feed.xml">feed</a>.</p>
<ul>
${joined(items)}
</ul>
</main>
</body>
</html>
`;
  return formatHtml(page);
}
