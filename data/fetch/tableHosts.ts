import type { HostRule, Sources } from "../sources/readSources.ts";
import { ruleFor } from "./net/allowed.ts";
import type { Tally } from "./net/tally.ts";
import type { PlanItem } from "./plan.ts";

interface Linked {
  url: string;
}

export const hostOf = ({ url }: Linked): string => new URL(url).host;

/** How the hosts of these URLs are to be treated: as is known of them, and of where they redirect to, or slowly. No others are asked. */
export function tableHosts(
  lines: readonly Linked[],
  { bandcamp, musicbrainz, pictures }: Sources,
): HostRule[] {
  const hosts = [...new Set(lines.map(hostOf))];
  const known = [bandcamp.hosts, musicbrainz.hosts].filter((rules) =>
    hosts.some((host) => ruleFor(host, rules)),
  );
  return [...known.flat(), ...hosts.map((host) => ({ host, ...pictures.rule }))];
}

/** What a person reads before the pictures of these URLs are asked for. */
export function planTable(
  { todo, here, gone }: Record<"todo" | "here" | "gone", readonly Linked[]>,
  to: string,
  sources: Sources,
): PlanItem {
  const counts = new Map<string, number>();
  for (const line of todo) counts.set(hostOf(line), (counts.get(hostOf(line)) ?? 0) + 1);
  const rules = tableHosts(todo, sources);
  const seconds = [...counts].map(([host, count]) => count / ruleFor(host, rules)!.perSecond);
  const hosts = [...counts.keys()];
  const more = hosts.length - mostShown;
  return {
    what: "pictures",
    count: todo.length,
    here: here.length,
    gone: gone.length,
    bytes: null,
    hosts: [...hosts.slice(0, mostShown), ...(more > 0 ? [`${more} more hosts`] : [])],
    to,
    perSecond: todo.length / Math.max(...seconds),
  };
}

const mostShown = 8;

/** A bar a host, or one of all where they are too many for a screen. */
export function screenTally(tally: Tally, hosts: number): Tally {
  if (hosts <= mostShown) return tally;
  const all = `${hosts} hosts`;
  return {
    ...tally,
    plan: (_, files, bytes) => tally.plan(all, files, bytes),
    bytes: (_, count) => tally.bytes(all, count),
    done: () => tally.done(all),
    error: () => tally.error(all),
  };
}
