import { kindLabels, outcomeLabels, sourceLabels } from "../../audit/outcome.ts";
import { type Html, html, joined } from "../../language/html.ts";

/** Chooses among the rows of the audit where scripts run; `report/browser/audit.ts` shows it. Options are `facetsOf` rows. */
export function auditFilterPart(): Html {
  const choices = [
    choice("verdict", "Verdict", outcomeLabels),
    choice("where", "Stated in", sourceLabels),
    choice("kind", "Kind", kindLabels),
  ];
  return html`<fieldset class="filter" id="filter" hidden>
<legend>Show</legend>
${joined(choices)}
<output for="filter-verdict filter-where filter-kind"></output>
</fieldset>
`;
}

function choice(name: string, label: string, options: Readonly<Record<string, string>>): Html {
  const items = Object.entries(options).map(
    ([value, text]) => html`<option value="${value}">${text}</option>`,
  );
  return html`<label>${label} <select id="filter-${name}" name="${name}" autocomplete="off"><option value="">All</option>${items}</select></label>`;
}
