import type { StateCore } from "markdown-it";

/** A line `[name]: address` of a text, counted from 0. */
interface LinkDefinition {
  label: string;
  line: number;
}

/** Link definitions of a text that was parsed with this environment, and the labels that its links use. */
export interface LinkUses {
  defined: readonly LinkDefinition[];
  used: Set<string>;
}

/** Core rule after `block`, before definitions are forgotten: takes note of them, and of those that links use. */
export function linkDefinitions({ tokens, env }: StateCore): void {
  const defined = tokens
    .filter(({ type }) => type === "reference_definition")
    .map(({ meta, map }) => ({ label: String(meta?.["label"]), line: map?.[0] ?? 0 }));
  const used = new Set<string>();
  env["linkUses"] = { defined, used } satisfies LinkUses;
  const addresses = (env["references"] ?? {}) as Record<string, { href: string; title: string }>;
  for (const [label, { href, title }] of Object.entries(addresses))
    addresses[label] = {
      title,
      get href() {
        used.add(label);
        return href;
      },
    };
}

export function linkUsesOf(env: Record<string, unknown>): LinkUses {
  return env["linkUses"] as LinkUses;
}
