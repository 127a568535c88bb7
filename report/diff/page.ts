import { escapeHtml } from "../html.ts";
import type { ClaimChange, Diff, ResultChange } from "./change.ts";
import { curvePanel } from "./curvePanel.ts";
import { auditMoves, sortClaims } from "./groups.ts";
import { matrixPanel } from "./matrixPanel.ts";
import { picturePanel } from "./picturePanel.ts";
import type { SeenPicture } from "./pictures.ts";
import { readStyle } from "./readStyle.ts";
import { valueTable } from "./valueTable.ts";
import {
  byVerdict,
  causesText,
  doubts,
  headline,
  isHeadline,
  outcome,
  remarks,
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
  const main = [overview(diff), audit(diff), claims(diff), corpora(diff), ...sections].join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(headline(diff))}</title>
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<style>
${await readStyle()}
</style>
</head>
<body class="diff">
<a class="skip" href="#main">Skip to the text</a>
<header>
<h1>${escapeHtml(headline(diff))}</h1>
<p class="origin">From <code>${escapeHtml(shortName(diff.base))}</code> to <code>${escapeHtml(shortName(diff.head))}</code>. Both ends as committed; nothing was computed, and <code>npm run build -- --frozen</code> says whether results are fresh.</p>
</header>
<main id="main">
${main}
</main>
</body>
</html>
`;
}

function overview(diff: Diff): string {
  const values = diff.results.flatMap((result) => result.values).filter(isHeadline);
  const caption = "Models and what got better or worse";
  const parts = [valueTable(values.sort(byVerdict), caption), outcomes(diff), remarksList(diff)];
  return [notices(diff), ...parts].join("\n");
}

function notices(diff: Diff): string {
  const { failed, accepted } = diff.gates;
  const items = [
    ...failed.map(
      ({ id, before, after, gate }) => `Gate failed: ${id} ${before} → ${after} (${gate})`,
    ),
    ...accepted.map(
      ({ id, before, after, reason }) =>
        `Regression accepted: ${id} ${before} → ${after} (${reason})`,
    ),
  ];
  const all = [...items, ...doubts(diff)];
  return all.length === 0 ? "" : `<div class="notices">${list(all)}</div>`;
}

function remarksList(diff: Diff): string {
  const items = list(remarks(diff));
  return items === "" ? "" : `<div class="remarks">${items}</div>`;
}

/** What became of each result, and why, a line each. */
function outcomes({ results }: Diff): string {
  const items = results
    .filter(({ state }) => state !== "same")
    .map((result) => {
      const { id, state, causes } = result;
      const isNew = state === "new" || state === "removed";
      const cause = isNew ? "" : `<br><small>${escapeHtml(causesText(causes))}</small>`;
      return `<li><a href="#${slug(id)}">${escapeHtml(id)}</a>: ${escapeHtml(outcome(result))}${cause}</li>`;
    });
  return items.length === 0 ? "" : `<ul class="outcomes">${items.join("\n")}</ul>`;
}

function audit({ audit }: Diff): string {
  if (audit.length === 0) return "";
  const parts = auditMoves(audit).map(([move, changes]) => {
    const items = list(changes.map(({ id, why }) => `${id}: ${why}`));
    return fold(`${move} (${changes.length})`, items, changes.length <= 3);
  });
  return `<h2>Audit of the poster</h2>\n${parts.join("\n")}`;
}

function claims({ claims }: Diff): string {
  if (claims.length === 0) return "";
  const { told, fresh } = sortClaims(claims);
  const rest = claims.filter((claim) => !told.includes(claim));
  const folded =
    rest.length === 0 ? "" : fold(`New, and true: ${fresh.join(", ")}`, claimList(rest));
  return `<h2>Claims</h2>\n${told.length === 0 ? "" : claimList(told)}\n${folded}`;
}

function claimList(claims: readonly ClaimChange[]): string {
  const items = claims.map(({ change, sentence, place, corpus, why, condition }) => {
    const reason = why === "" ? "" : ` <span class="missing">${escapeHtml(why)}</span>`;
    const tested = condition === "" ? "" : `<br><code>${escapeHtml(condition)}</code>`;
    return `<li><strong>${change}</strong>: “${escapeHtml(sentence)}” <span class="missing">(${escapeHtml(place)}, ${escapeHtml(corpus)})</span>${reason}${tested}</li>`;
  });
  return `<ul>${items.join("\n")}</ul>`;
}

/** What only some readers open. */
function fold(summary: string, content: string, isOpen = false): string {
  return `<details${isOpen ? " open" : ""}><summary>${escapeHtml(summary)}</summary>${content}</details>`;
}

function corpora({ corpora }: Diff): string {
  const parts = corpora.map(({ corpus, came, went, genre, split, file }) => {
    const facts = [
      ["came", came],
      ["went", went],
      ["changed genre", genre],
      ["changed side of the split", split],
      ["are other files", file],
    ] as const;
    const lists = facts
      .filter(([, ids]) => ids.length > 0)
      .map(
        ([what, ids]) =>
          `<details><summary>${ids.length} ${what}</summary>${list(ids.map((id) => id))}</details>`,
      );
    return `<h3>${escapeHtml(corpus)}</h3>\n${lists.join("\n")}`;
  });
  return parts.length === 0 ? "" : `<h2>Covers</h2>\n${parts.join("\n")}`;
}

async function resultSection(
  result: ResultChange,
  pictures: ReadonlyMap<string, SeenPicture>,
): Promise<string> {
  const { id, state, causes, values, matrices, curves, params = [] } = result;
  const isNew = state === "new" || state === "removed";
  const seen = result.pictures.flatMap((picture) => pictures.get(picture.id) ?? []);
  const which = state === "new" ? "" : " that differ";
  const all = valueTable([...values].sort(byVerdict), `Values of ${id}${which}`);
  return [
    `<h2 id="${slug(id)}">${escapeHtml(id)}</h2>`,
    `<p>${isNew ? `This result is ${state}.` : `Cause: ${escapeHtml(causesText(causes))}.`}</p>`,
    state === "removed" ? "" : `<p>${escapeHtml(sentence(outcome(result)))}</p>`,
    ...matrices.map(matrixPanel),
    curves.length > 0 ? `<div class="curves">${curves.map(curvePanel).join("\n")}</div>` : "",
    isNew || seen.length === 0
      ? ""
      : `<div class="pairs">${(await Promise.all(seen.map(picturePanel))).join("\n")}</div>`,
    all === "" ? "" : fold(`${values.length} values${which}`, all),
    params.length === 0
      ? ""
      : fold(`${params.length} parameters`, list(params.map(([path, text]) => `${path}: ${text}`))),
  ].join("\n");
}

function list(items: readonly string[]): string {
  if (items.length === 0) return "";
  return `<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join("\n")}</ul>`;
}

function slug(id: string): string {
  return id.replaceAll(/[^A-Za-z0-9]+/g, "-");
}
