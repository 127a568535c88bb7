import { formatHtml, type Html, html, joined, raw } from "../../language/html.ts";
import { onlyInside, renderPolicy } from "../../language/policy.ts";
import type { ClaimChange, Diff, ResultChange } from "../read/change.ts";
import { curvePanel } from "./curvePanel.ts";
import { formerly } from "./formerly.ts";
import { auditMoves, sortClaims } from "./groups.ts";
import { headline } from "./headline.ts";
import { matrixPanel } from "./matrixPanel.ts";
import { picturePanel } from "./picturePanel.ts";
import { listFacts } from "../read/corpora.ts";
import type { SeenPicture } from "../read/pictures.ts";
import { readStyle } from "./readStyle.ts";
import { valueTable } from "./valueTable.ts";
import { textMoves } from "./wordingTexts.ts";
import {
  byVerdict,
  causesText,
  doubts,
  freshnessText,
  isCommit,
  isHeadline,
  outcome,
  remarks,
  renameText,
  sentence,
  shortName,
} from "./words.ts";

/** The comparison as one HTML file that needs no other. */
export async function renderDiffPage(
  diff: Diff,
  pictures: ReadonlyMap<string, SeenPicture>,
): Promise<string> {
  const moved = diff.results.filter(({ state }) => state !== "same");
  const sections = await Promise.all(moved.map((result) => resultSection(result, pictures)));
  const main = joined([
    overview(diff),
    audit(diff),
    claims(diff),
    texts(diff),
    corpora(diff),
    packages(diff),
    ...sections,
  ]);
  const style = `\n${await readStyle()}\n`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${renderPolicy(onlyInside(style))}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${headline(diff)}</title>
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<style>${raw(style)}</style>
</head>
<body class="diff">
<a class="skip" href="#main">Skip to the text</a>
<header>
<h1>${headline(diff)}</h1>
<p class="origin">From <code>${shortName(diff.base)}</code> to ${isCommit(diff.head) ? html`<code>${shortName(diff.head)}</code>, both as committed` : "the files here, as they are saved"}. Nothing was computed; ${freshnessText(diff)}.</p>
</header>
<main id="main">
${main}
</main>
</body>
</html>
`;
  return formatHtml(page);
}

function overview(diff: Diff): Html {
  const values = diff.results.flatMap((result) => result.values).filter(isHeadline);
  const caption = "Models and what got better or worse";
  const parts = [valueTable(values.sort(byVerdict), caption), outcomes(diff), remarksList(diff)];
  return joined([notices(diff), ...parts]);
}

function notices(diff: Diff): Html | null {
  const { failed, accepted } = diff.gates;
  const items = [
    ...failed.map(
      ({ id, before, after, gate }) => `Gate failed: ${id} ${before} → ${after} (${gate})`,
    ),
    ...accepted.map(
      ({ id, before, after, reason }) => `Accepted: ${id} ${before} → ${after} (${reason})`,
    ),
  ];
  const all = [...items, ...doubts(diff)];
  return all.length === 0 ? null : html`<div class="notices">${list(all)}</div>`;
}

function remarksList(diff: Diff): Html | null {
  const items = list(remarks(diff));
  return items && html`<div class="remarks">${items}</div>`;
}

/** What became of each result, and why, a line each. */
function outcomes({ results }: Diff): Html | null {
  const items = results
    .filter(({ state }) => state !== "same")
    .map((result) => {
      const { id, state, causes } = result;
      const isNew = state === "new" || state === "removed";
      const cause = !isNew && html`<br><small>${causesText(causes)}</small>`;
      return html`<li><a href="#${slug(id)}">${id}</a>: ${outcome(result)}${cause}</li>`;
    });
  return items.length === 0 ? null : html`<ul class="outcomes">${joined(items)}</ul>`;
}

function audit({ audit }: Diff): Html | null {
  if (audit.length === 0) return null;
  const parts = auditMoves(audit).map(([move, changes]) => {
    const items = list(changes.map(({ id, why }) => `${id}: ${why}`));
    return fold(`${move} (${changes.length})`, items, changes.length <= 3);
  });
  return html`<h2>Audit of the poster</h2>\n${joined(parts)}`;
}

function claims({ claims }: Diff): Html | null {
  if (claims.length === 0) return null;
  const { told, fresh } = sortClaims(claims);
  const rest = claims.filter((claim) => !told.includes(claim));
  const folded = rest.length > 0 && fold(`New, and true: ${fresh.join(", ")}`, claimList(rest));
  return html`<h2>Claims</h2>\n${told.length > 0 && claimList(told)}\n${folded}`;
}

function claimList(claims: readonly ClaimChange[]): Html {
  const items = claims.map((claim) => {
    const { change, sentence, place, corpus, why, condition } = claim;
    const old = formerly(claim, { text: String, code: String });
    const reason = why !== "" && html` <span class="missing">${why}</span>`;
    const tested = condition !== "" && html`<br><code>${condition}</code>`;
    return html`<li><strong>${change}</strong>: “${sentence}”${old} <span class="missing">(${place}, ${corpus})</span>${reason}${tested}</li>`;
  });
  return html`<ul>${joined(items)}</ul>`;
}

/** What only some readers open. */
function fold(summary: string, content: Html | null, isOpen = false): Html {
  return html`<details${isOpen && html` open`}><summary>${summary}</summary>${content}</details>`;
}

function texts(diff: Diff): Html | null {
  const items = textMoves(diff).map(
    ({ path, gone, come }) =>
      html`<li><code>${path}</code>: ${gone !== null && html`<del>${gone}</del>`} ${come !== null && html`<ins>${come}</ins>`}</li>`,
  );
  return items.length === 0 ? null : html`<h2>Text</h2>\n<ul>${joined(items)}</ul>`;
}

function corpora({ corpora }: Diff): Html | null {
  const parts = corpora.map(({ renamed, ...change }) => {
    const renames = renamed.map((rename) => renameText(rename));
    const lists = listFacts(change).map(([what, ids]) => fold(`${ids.length} ${what}`, list(ids)));
    return html`<h3>${change.corpus}</h3>\n${list(renames)}${joined(lists)}`;
  });
  return parts.length === 0 ? null : html`<h2>Covers</h2>\n${joined(parts)}`;
}

function packages({ packages }: Diff): Html | null {
  const items = packages.map(
    ({ name, before, after, computes }) =>
      `${name} ${before ?? "none"} → ${after ?? "none"}${computes ? ": results depend on it" : ""}`,
  );
  return items.length === 0 ? null : html`<h2>Packages</h2>\n${list(items)}`;
}

async function resultSection(
  result: ResultChange,
  pictures: ReadonlyMap<string, SeenPicture>,
): Promise<Html> {
  const { id, state, causes, values, matrices, curves, params = [] } = result;
  const isNew = state === "new" || state === "removed";
  const seen = result.pictures.flatMap((picture) => pictures.get(picture.id) ?? []);
  const which = state === "new" ? "" : " that differ";
  const all = valueTable([...values].sort(byVerdict), `Values of ${id}${which}`);
  return joined([
    html`<h2 id="${slug(id)}">${id}</h2>`,
    html`<p>${isNew ? `This result is ${state}.` : `Cause: ${causesText(causes)}.`}</p>`,
    state !== "removed" && html`<p>${sentence(outcome(result))}</p>`,
    ...matrices.map(matrixPanel),
    curves.length > 0 && html`<div class="curves">${joined(curves.map(curvePanel))}</div>`,
    !isNew &&
      seen.length > 0 &&
      html`<div class="pairs">${joined(await Promise.all(seen.map(picturePanel)))}</div>`,
    values.length > 0 && fold(`${values.length} values${which}`, all),
    params.length > 0 &&
      fold(`${params.length} parameters`, list(params.map(([path, text]) => `${path}: ${text}`))),
  ]);
}

function list(items: readonly string[]): Html | null {
  if (items.length === 0) return null;
  return html`<ul>${joined(items.map((item) => html`<li>${item}</li>`))}</ul>`;
}

function slug(id: string): string {
  return id.replaceAll(/[^A-Za-z0-9]+/g, "-");
}
