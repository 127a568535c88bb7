import type { PartContext } from "../parts.ts";
import { escapeHtml } from "../html.ts";

/** Packages whose versions stand in a key, with the analyses that they compute for. */
export function packagesPart({ edition }: PartContext): string {
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
  return `<table aria-label="Packages that compute">
<thead><tr><th scope="col">package</th><th scope="col">version</th><th scope="col">analyses</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
`;
}

function renderRow([label, analyses]: [string, string[]]): string {
  const [name = "", version = ""] = label.split(" ");
  return `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(version)}</td><td>${analyses.join(", ")}</td></tr>`;
}
