import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../error.ts";
import type { ListedCovers } from "../../sources/readSources.ts";
import { inside } from "../../inside.ts";
import { type Fate, fetchCovers } from "./covers.ts";
import { jpegs } from "./pictureForm.ts";
import { makeFolder } from "../disk/disk.ts";
import { fetchExact, isHere } from "../net/exactFile.ts";
import { FetchFailure } from "../net/failure.ts";
import { type Inventory, takeInventory } from "../disk/inventory.ts";
import { openJournal, readJournal } from "../disk/journal.ts";
import { parseLinkTable, type Wanted } from "../disk/linkTable.ts";
import { mendCovers } from "../disk/mend.ts";
import type { FetchOptions } from "./options.ts";
import type { Session } from "../net/session.ts";
import { openStore } from "../disk/store.ts";

export function coversDir(root: string, corpus: string): string {
  return join(root, "data/covers", corpus);
}

function tablePath(root: string, { linkTable }: ListedCovers): string {
  return inside(join(root, "data/covers"), linkTable.file);
}

/** The covers of the link table that were asked for, or null when the table is not here yet. */
export async function listedCovers(
  root: string,
  source: ListedCovers,
  { genres, limit }: Pick<FetchOptions, "genres" | "limit">,
): Promise<Wanted[] | null> {
  const path = tablePath(root, source);
  if (!(await isHere({ path, sha256: source.linkTable.sha256 }))) return null;
  const rows = parseLinkTable(await readFile(path, "utf8"), source.linkTable.file, source);
  return genres.flatMap((name) => rows.filter(({ genre }) => genre === name).slice(0, limit));
}

/** What of them is here; null when the table is not. */
export async function bandcampInventory(
  root: string,
  source: ListedCovers,
  options: FetchOptions,
): Promise<Inventory | null> {
  const wanted = await listedCovers(root, source, options);
  const dir = coversDir(root, source.corpus);
  const { retryGone } = options;
  return wanted && takeInventory(dir, wanted, await readJournal(dir), retryGone);
}

/** Fetches the link table where it is not here; throws UserError when it cannot be had. */
export async function fetchLinkTable(session: Session): Promise<void> {
  const { sources, io, visitor, disk } = session;
  const source = sources.bandcamp;
  const path = tablePath(io.root, source);
  if (await isHere({ path, sha256: source.linkTable.sha256 })) return;
  const types = ["text/plain", "text/tab-separated-values", "application/octet-stream", ""];
  const file = { ...source.linkTable, path, rules: source.hosts, types, exact: true };
  await fetchExact(file, visitor, disk).catch((cause: unknown) => {
    if (!(cause instanceof FetchFailure)) throw cause;
    throw new UserError(`cannot fetch the link table: ${cause.message}`, { cause });
  });
}

/** Fetches the covers that are neither here nor known to be gone; returns the fate of every cover asked for. */
export async function fetchBandcamp(session: Session, options: FetchOptions): Promise<Fate[]> {
  const source = session.sources.bandcamp;
  await fetchLinkTable(session);
  const dir = coversDir(session.io.root, source.corpus);
  await mendCovers(dir, Object.keys(source.genres), session.io.warn);
  const inventory = await bandcampInventory(session.io.root, source, options);
  const { here, gone, todo } = inventory!;
  const before = (state: Fate["state"], reason: string) => (cover: Wanted) => ({
    id: cover.id,
    genre: cover.genre,
    state,
    reason,
  });
  const fates = await fetchInto(dir, todo, session, source);
  return [...here.map(before("found", "")), ...gone.map(before("gone", "as before")), ...fates];
}

/** Fetches covers into a corpus's folder, with its journal. */
export async function fetchInto(
  dir: string,
  wanted: readonly Wanted[],
  session: Session,
  { hosts, maxBytes, meanBytes }: Pick<ListedCovers, "hosts" | "maxBytes" | "meanBytes">,
  form = jpegs,
): Promise<Fate[]> {
  if (wanted.length === 0) return [];
  const { visitor, disk, tally } = session;
  await makeFolder(dir);
  const journal = await openJournal(dir);
  const store = openStore(dir, { journal, disk, onFailure: visitor.stop });
  const given = { dir, rules: hosts, maxBytes, meanBytes, form };
  const task = { ...given, journal, store, visitor, tally };
  return fetchCovers(wanted, task).finally(journal.close);
}
