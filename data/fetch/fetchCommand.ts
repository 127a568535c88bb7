import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { readSources, type Sources } from "../sources/readSources.ts";
import { bandcampInventory, coversDir, fetchBandcamp } from "./hosts/bandcamp.ts";
import type { Fate } from "./hosts/covers.ts";
import { nodeDisk } from "./disk/disk.ts";
import { exclusively } from "../runs/exclusively.ts";
import { takeInventory } from "./disk/inventory.ts";
import { readJournal } from "./disk/journal.ts";
import { coversOf, fetchMusicbrainz, listingPath, perGenre } from "./hosts/musicbrainz.ts";
import type { FetchOptions } from "./hosts/options.ts";
import { adviceFor, checkRoom, formatPlan, type PlanItem } from "./plan.ts";
import { planListed, planPackages, planTagged, planWeights } from "./plan.ts";
import { readListing } from "./hosts/releases.ts";
import { type FetchIo, inSession, type Session } from "./net/session.ts";
import { formatHosts, formatReasons } from "./summary.ts";
import { fetchPackages } from "./hosts/packages.ts";
import { verify } from "./verify.ts";
import { fetchWeights, missingWeights } from "./hosts/weights.ts";
import { writeLock } from "./writeLock.ts";

/** Runs `fetch`; returns the exit code. Throws UserError. */
export async function fetchCommand(
  options: FetchOptions,
  io: FetchIo,
  given?: Sources,
): Promise<number> {
  const sources = given ?? (await readSources());
  if (options.verify) return (await verify(io, options)) ? 0 : 1;
  if (options.dryRun) return say(io, (await makePlan(io, sources, options)).lines);
  const lock = join(io.root, ".cache/locks/fetch");
  const onWait = () => io.line("waiting for another fetch");
  return exclusively(lock, { staleMs: io.staleMs ?? 10_000, onWait }, () =>
    fetchAll(io, sources, options),
  );
}

function say(io: FetchIo, lines: readonly string[]): number {
  for (const line of lines) io.line(line);
  return 0;
}

async function makePlan(io: FetchIo, sources: Sources, options: FetchOptions) {
  const items: PlanItem[] = [];
  if (options.what === "musicbrainz") items.push(await tagged(io, sources, options));
  else if (options.genres.length > 0) {
    const inventory = await bandcampInventory(io.root, sources.bandcamp, options);
    items.push(planListed(sources, inventory, options));
  }
  if (options.weights.length > 0) {
    const missing = await missingWeights(io.root, options.weights);
    items.push(planWeights(sources, options.weights, missing));
  }
  if (options.packages.length > 0) {
    const missing = await missingWeights(io.root, options.packages);
    items.push(planPackages(options.packages, missing));
  }
  const free = await (io.disk ?? nodeDisk).freeBytes(io.root);
  return { items, free, lines: ["to fetch:", ...formatPlan(items, free)] };
}

async function tagged(io: FetchIo, sources: Sources, options: FetchOptions): Promise<PlanItem> {
  const wanted = options.genres.length * perGenre(sources.musicbrainz, options);
  const here = await taggedHere(io.root, sources, options);
  return planTagged(
    sources,
    wanted,
    here.reduce((sum, count) => sum + count, 0),
  );
}

/** How many of each genre's wanted covers are here. */
async function taggedHere(root: string, sources: Sources, options: FetchOptions) {
  const dir = coversDir(root, sources.musicbrainz.corpus);
  const entries = await readJournal(dir);
  const most = perGenre(sources.musicbrainz, options);
  const count = async (genre: string): Promise<number> => {
    const listing = await readListing(listingPath(dir, genre));
    const covers = coversOf(listing, genre, sources.musicbrainz);
    return Math.min(most, (await takeInventory(dir, covers, entries)).here.length);
  };
  return Promise.all(options.genres.map(count));
}

async function fetchAll(io: FetchIo, sources: Sources, options: FetchOptions): Promise<number> {
  const plan = await makePlan(io, sources, options);
  say(io, plan.lines);
  checkRoom(plan.items, plan.free);
  await mkdir(join(io.root, "data"), { recursive: true });
  return inSession(io, sources, options.contact, async (session) => {
    const { stop, signal } = session.visitor;
    const weights = weightFailures(session, options).catch(stop);
    const [covers] = await Promise.allSettled([coverFates(session, options)]);
    const failed = (await weights) ?? new Map<string, string>();
    signal.throwIfAborted();
    const fates = covers.status === "fulfilled" ? covers.value : [];
    const isWhole = await isComplete(fates, failed, session, options);
    summarise(fates, failed, session);
    if (covers.status === "rejected") throw covers.reason;
    if (options.genres.length > 0) await writeLock(fates, session, options);
    return isWhole ? 0 : 1;
  });
}

async function coverFates(session: Session, options: FetchOptions): Promise<Fate[]> {
  if (options.genres.length === 0) return [];
  if (options.what === "musicbrainz") return fetchMusicbrainz(session, options);
  return fetchBandcamp(session, options);
}

async function weightFailures(session: Session, options: FetchOptions) {
  const { root } = session.io;
  const { weights, packages, areNamed } = options;
  return new Map([
    ...(await fetchWeights(await missingWeights(root, weights), session)),
    ...(await fetchPackages(await missingWeights(root, packages), session, areNamed)),
  ]);
}

/** Gone covers are facts, not failures; a weight that is gone, or a genre without a single cover, is a failure. */
async function isComplete(
  fates: readonly Fate[],
  failed: ReadonlyMap<string, string>,
  session: Session,
  options: FetchOptions,
): Promise<boolean> {
  if (failed.size > 0 || fates.some(({ state }) => state === "missing")) return false;
  if (options.what === "musicbrainz") {
    const here = await taggedHere(session.io.root, session.sources, options);
    return here.every((count) => count === perGenre(session.sources.musicbrainz, options));
  }
  const found = new Set(fates.filter(({ state }) => state === "found").map(({ genre }) => genre));
  return options.genres.every((genre) => found.has(genre));
}

function summarise(
  fates: readonly Fate[],
  failed: ReadonlyMap<string, string>,
  { io, tally, visitor, sources }: Session,
): void {
  say(io, formatHosts(tally.rows()));
  say(io, formatReasons(fates));
  for (const [name, reason] of failed) io.warn(`  missing: ${name}: ${reason}`);
  for (const line of adviceFor(visitor.closed(), sources.politeness)) io.warn(line);
}
