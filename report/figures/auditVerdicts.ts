import {
  againstInWords,
  facetsOf,
  kindLabels,
  type Outcome,
  outcomeLabels,
  outcomeOf,
  outcomes,
} from "../audit/outcome.ts";
import type { AuditRow } from "../audit/posterAudit.ts";
import { auditRows } from "../edition/scope/auditScope.ts";
import { type Html, html, joined } from "../language/html.ts";
import { rowId } from "../tables/audit.ts";
import { verdictCounts } from "../tables/verdictCounts.ts";
import type { Figure, FigureText } from "./figure.ts";

/** Every comparison of the audit as a mark that leads to its row, by what came of it and by kind. */
export const auditVerdicts: Figure = {
  wide: true,
  async render({ edition, poster }, text) {
    return renderMarks(auditRows(edition, poster), text);
  },
  data: (edition, poster) => [
    { label: "comparisons by verdict and kind", table: verdictCounts(edition, poster) },
  ],
};

const name = "auditVerdicts";
const kinds = Object.keys(kindLabels) as AuditRow["kind"][];

function renderMarks(rows: readonly AuditRow[], { title, alt }: FigureText): Html {
  const present = outcomes.filter((outcome) => rows.some((row) => outcomeOf(row) === outcome));
  const lines = present.map((outcome) =>
    renderOutcome(
      outcome,
      rows.filter((row) => outcomeOf(row) === outcome),
    ),
  );
  return html`<table class="verdicts" aria-labelledby="${name}-title" aria-describedby="${name}-description">
<caption><span id="${name}-title" hidden>${title}</span><span id="${name}-description" hidden>${alt}</span>${symbols(present)}</caption>
<thead>
<tr><th scope="col">verdict</th>${kinds.map((kind) => html`<th scope="col">${kindLabels[kind].toLowerCase()}</th>`)}</tr>
</thead>
<tbody>
${joined(lines)}
</tbody>
</table>`;
}

function renderOutcome(outcome: Outcome, own: readonly AuditRow[]): Html {
  const cells = kinds.map((kind) => {
    const marks = own.filter((row) => row.kind === kind).map(renderMark);
    return html`<td>${marks.length > 0 && html`<ul class="marks">${marks}</ul>`}</td>`;
  });
  return html`<tr class="${outcome}"><th scope="row"><a href="#verdict-${outcome}">${shape(outcome)} ${outcomeLabels[outcome]}</a> <b>${own.length}</b></th>${cells}</tr>`;
}

function renderMark(row: AuditRow): Html {
  const outcome = outcomeOf(row);
  const words = `${row.text} Held against ${againstInWords(row)}: ${row.verdict}`;
  return html`<li class="${facetsOf(row)}"><a href="#${rowId(row)}" aria-label="${words}" title="${words}">${shape(outcome)}</a></li>`;
}

function shape(outcome: Outcome): Html {
  return html`<svg class="mark" width="20" height="20" aria-hidden="true"><use href="#mark-${outcome}"/></svg>`;
}

/** In a square of 20; `cut` is drawn in the colour of the ground. */
const drawings: Readonly<Record<Outcome, Html>> = {
  contradiction: html`<path class="full" d="M2 2h16v16H2z"/><path class="cut" d="m6 6 8 8m0-8-8 8"/>`,
  notReproduced: html`<path class="full" d="m10 .5 9.5 9.5-9.5 9.5L.5 10z"/><path class="cut" d="M6 10h8"/>`,
  reproduced: html`<circle class="full" cx="10" cy="10" r="8.5"/><path class="cut" d="m6 10.5 3 3 5-6.5"/>`,
  open: html`<circle class="line" cx="10" cy="10" r="8"/><path class="line" d="M7.6 8a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.9-1.1 1.7m0 2.4v.4"/>`,
  notComputed: html`<path class="line dashed" d="M3 3h14v14H3z"/>`,
};

function symbols(present: readonly Outcome[]): Html {
  const drawn = present.map(
    (outcome) =>
      html`<symbol id="mark-${outcome}" viewBox="0 0 20 20">${drawings[outcome]}</symbol>`,
  );
  return html`<svg class="symbols" width="0" height="0" aria-hidden="true">${drawn}</svg>`;
}
