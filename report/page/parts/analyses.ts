import type { Json } from "../../../analyses/contract/analysis.ts";
import type { PartContext } from "./part.ts";
import type { Provenance } from "../../edition/edition.ts";
import { type Html, html, joined } from "../../language/html.ts";

/** Every analysis of the edition: its key, engine, code and parameters. */
export function analysesPart({ edition }: PartContext): Html {
  const entries = Object.entries(edition.provenance ?? {});
  if (entries.length === 0) return html`<p class="not-computed">no results are stored</p>\n`;
  return joined(entries.map(([name, provenance]) => renderAnalysis(name, provenance)));
}

function renderAnalysis(name: string, { key, parts }: Provenance): Html {
  const engine = parts.engine
    ? `${parts.engine.name}, ${parts.engine.threads} threads`
    : "none: plain code";
  const facts: [string, string][] = [
    ["key", beginning(key)],
    ["code", beginning(parts.code)],
    ["corpus", beginning(parts.corpus)],
    ["engine", engine],
  ];
  const head = facts.map(([label, value]) => row(label, value));
  const params = flatten(parts.params);
  const id = `analysis-${name}`;
  return html`<section class="analysis" id="${id}" aria-labelledby="${id}-name">
<p class="title" id="${id}-name"><a href="#${id}">${name}</a></p>
<table aria-labelledby="${id}-name">
<tbody>
${joined(head)}
</tbody>
</table>
<details>
<summary>${params.length} parameters</summary>
<pre tabindex="0" aria-label="Parameters of ${name}">${params.join("\n")}</pre>
</details>
</section>`;
}

/** Of a hash, enough to tell results apart. */
function beginning(hash: string): string {
  return hash.slice(0, 16);
}

function row(label: string, value: string): Html {
  return html`<tr><th scope="row">${label}</th><td><code>${value}</code></td></tr>`;
}

/** Plain data as lines of dotted paths with their values, sorted. */
function flatten(value: Json, path = ""): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return [`${path} = ${JSON.stringify(value)}`];
  const names = Object.keys(value).sort();
  const members = value as Readonly<Record<string, Json>>;
  return names.flatMap((name) => flatten(members[name]!, path === "" ? name : `${path}.${name}`));
}
