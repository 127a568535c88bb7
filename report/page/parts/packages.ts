import type { PartContext } from "./part.ts";
import { type Html, html, joined } from "../../language/html.ts";

/** Packages whose versions stand in a key, with the analyses that they compute for. */
export function packagesPart({ edition }: PartContext): Html {
  const users = new Map<string, string[]>();
  for (const [analysis, { parts }] of Object.entries(edition.provenance ?? {}))
    for (const [name, version] of Object.entries({
      ...parts.environment,
      ...parts.engine?.environment,
    })) {
      const label = `${name} ${version}`;
      users.set(label, [...(users.get(label) ?? []), analysis]);
    }
  const rows = [...users].sort(([a], [b]) => (a < b ? -1 : 1)).map(renderRow);
  return html`<table aria-label="Packages that compute">
<thead><tr><th scope="col">package</th><th scope="col">version</th><th scope="col">analyses</th></tr></thead>
<tbody>
${joined(rows)}
</tbody>
</table>
`;
}

function renderRow([label, analyses]: [string, string[]]): Html {
  const [name = "", version = ""] = label.split(" ");
  return html`<tr><th scope="row">${name}</th><td>${version}</td><td>${analyses.join(", ")}</td></tr>`;
}
