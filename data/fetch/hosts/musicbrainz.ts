import { join } from "node:path";
import type { TaggedCovers } from "../../sources/readSources.ts";
import { coversDir, fetchInto } from "./bandcamp.ts";
import { type Fate, memorySink } from "./covers.ts";
import { makeFolder, saveFile } from "../disk/disk.ts";
import { FetchFailure } from "../net/failure.ts";
import { takeInventory } from "../disk/inventory.ts";
import { readJournal } from "../disk/journal.ts";
import type { Wanted } from "../disk/linkTable.ts";
import { mendCovers } from "../disk/mend.ts";
import type { FetchOptions } from "./options.ts";
import { persist } from "../net/persist.ts";
import { receive } from "../net/receive.ts";
import { type Listing, readListing, searchUrl, withPage } from "./releases.ts";
import type { Session } from "../net/session.ts";

/** Wanted covers of each genre: not all release groups have one, so that more are listed than wanted. */
export function perGenre(source: TaggedCovers, { limit }: Pick<FetchOptions, "limit">): number {
  return Math.min(limit, source.perGenre);
}

/**
 * Lists release groups by tag and fetches their front covers until each genre has as many as wanted, or MusicBrainz has
 * no more. Returns one fate for each cover asked for, and one "missing" for each that a genre is short of.
 */
export async function fetchMusicbrainz(session: Session, options: FetchOptions): Promise<Fate[]> {
  const source = session.sources.musicbrainz;
  const dir = coversDir(session.io.root, source.corpus);
  await makeFolder(dir);
  await mendCovers(dir, options.genres, session.io.warn);
  const fates: Fate[] = [];
  for (;;) {
    const tried = new Set(fates.map(({ id }) => id));
    const next: Wanted[] = [];
    for (const genre of options.genres)
      next.push(...(await nextOf(genre, dir, tried, session, options)));
    if (next.length === 0) return fates;
    fates.push(...(await fetchInto(dir, next, session, source)));
  }
}

/** As many covers as the genre is short of, listing further pages where needed. */
async function nextOf(
  genre: string,
  dir: string,
  tried: ReadonlySet<string>,
  session: Session,
  options: FetchOptions,
): Promise<Wanted[]> {
  const source = session.sources.musicbrainz;
  const entries = await readJournal(dir);
  for (;;) {
    const listing = await readListing(listingPath(dir, genre));
    const wanted = coversOf(listing, genre, source);
    const { here, todo } = await takeInventory(dir, wanted, entries, options.retryGone);
    const short = perGenre(source, options) - here.length;
    const next = todo.filter(({ id }) => !tried.has(id)).slice(0, Math.max(0, short));
    if (next.length >= short || listing.complete) return next;
    if (!(await listPage(genre, listing, dir, session))) return next;
  }
}

export function coversOf({ mbids }: Listing, genre: string, { cover }: TaggedCovers): Wanted[] {
  return mbids.map((mbid) => ({
    id: `${genre}/${mbid}.jpg`,
    genre,
    urls: [cover.replace("{mbid}", mbid)],
  }));
}

export function listingPath(dir: string, genre: string): string {
  return join(dir, `.${genre}.json`);
}

/** Asks for one more page; false, with a warning, when MusicBrainz cannot be had. */
async function listPage(
  genre: string,
  listing: Listing,
  dir: string,
  session: Session,
): Promise<boolean> {
  const source = session.sources.musicbrainz;
  try {
    const page = await fetchJson(searchUrl(genre, listing.offset, source), session);
    const text = JSON.stringify(withPage(listing, page, genre, source));
    await saveFile(listingPath(dir, genre), Buffer.from(text), session.disk);
    return true;
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    session.io.warn(`cannot list ${genre}: ${error.message}`);
    return false;
  }
}

const maxJsonBytes = 8_000_000;

async function fetchJson(url: string, { visitor, sources, tally }: Session): Promise<unknown> {
  const { host } = new URL(url);
  tally.plan(host, 1, 0);
  const expected = {
    rules: sources.musicbrainz.hosts,
    types: ["application/json"],
    maxBytes: maxJsonBytes,
    onBytes: (count: number) => tally.bytes(host, count),
  };
  const onFailure = () => tally.error(host);
  const page = await persist(visitor, { name: url, onFailure }, async () => {
    const chunks: Buffer[] = [];
    await receive(visitor, url, expected, memorySink(chunks));
    return parseJson(Buffer.concat(chunks).toString(), host);
  });
  tally.done(host);
  return page;
}

function parseJson(text: string, host: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FetchFailure("spoiled", `unreadable JSON from ${host}`, { cause });
  }
}
