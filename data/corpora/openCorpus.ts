import { existsSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { rememberIdentities } from "../code/code.ts";
import { controlParams, designControl } from "../control/design.ts";
import { controlSource } from "../control/source.ts";
import { type Corpus, type Cover, type CoverSource, makeCorpus } from "../corpus/corpus.ts";
import { UserError } from "../error.ts";
import { type CorpusName, corpusNames, isCorpusName } from "../corpus/corpusNames.ts";
import { completeLock, sidesOf, withSource } from "../fetch/hosts/completeLock.ts";
import type { Fate } from "../fetch/hosts/covers.ts";
import { readJournal } from "../fetch/disk/journal.ts";
import { folderBeside, unfetchedFiles } from "./away.ts";
import { folderSource } from "./folder.ts";
import { canonicalJson } from "../hash.ts";
import { inspectFolder } from "./inspectFolder.ts";
import type { LabelRule } from "./labelTable.ts";
import { lockFile, readLock } from "./lockFiles.ts";
import { formatLock, type Lock } from "../corpus/lock.ts";
import { problemOfCovers } from "./thinGenres.ts";
import { readSources } from "../sources/readSources.ts";

/** A corpus and where its pixels come from. */
export interface OpenCorpus {
  corpus: Corpus;
  source: CoverSource;
  /** its lock and results are part of the project */
  committed: boolean;
}

export interface OpenOptions {
  /** folder of the project */
  root: string;
  /** where the covers lie, if not in data/covers/<name> */
  covers?: string | undefined;
  /** read linked folders in it, too */
  followLinks?: boolean;
  /** which of several labels in a table counts */
  labels?: LabelRule | undefined;
  /** what a person runs to fetch pictures by the URLs of a table */
  fetch?: string | undefined;
  onProgress(done: number, total: number): void;
  /** told of how a folder was read, where a person might expect otherwise */
  warn(text: string): void;
}

/** A committed corpus, by its lock. */
export async function openCorpus(name: CorpusName, options: OpenOptions): Promise<OpenCorpus> {
  const lock = await readLock(name, options.root);
  if (lock === null)
    throw new UserError(`missing lock: ${lockFile(name)} (${lockCommand(name)} writes it)`);
  if (name === "control") return openControl(lock, options.root);
  const problem = problemOfCovers(lock.covers);
  if (problem !== null)
    throw new UserError(`${lockFile(name)}: ${problem}; ${lockCommand(name)} writes it anew`);
  const corpus = makeCorpus(name, lock.covers, lock.unreadable, "", lock.absent);
  const committed = corpusNames.some((known) => known === name);
  return { corpus, source: folderSource(coversDir(name, options), lock.covers), committed };
}

async function openControl(lock: Lock, root: string): Promise<OpenCorpus> {
  if (formatLock(lock) !== formatLock(controlLock()))
    throw new UserError(
      `${lockFile("control")} is not what data/control draws: run npm run lock -- --corpus control`,
    );
  const corpus = makeCorpus("control", lock.covers, lock.unreadable, await drawnBy(root));
  return { corpus, source: controlSource(), committed: true };
}

/** A reader's own folder of covers. */
export async function openFolder(
  dir: string,
  options: OpenOptions,
  name = folderName(dir),
): Promise<OpenCorpus> {
  const lock = await inspectFolder(dir, { ...options, ...(await inspection(options.root)) });
  const entries = await readJournal(dir);
  const covers = lock.covers.map((cover) => withSource(cover, entries));
  const corpus = makeCorpus(name, covers, lock.unreadable, "", lock.absent);
  return { corpus, source: folderSource(dir, covers), committed: false };
}

/**
 * The pictures of a paper of one's own, in `dir`; where they are not on this machine as the lock in `home`, the folder of
 * the paper, lists them. `place` is what names the folder: a mistyped one is an error where the pictures lie beside it.
 */
export async function openOwn(
  dir: string,
  options: OpenOptions,
  { home, name, place }: { home: string; name: string; place: string },
): Promise<OpenCorpus> {
  const isHere = existsSync(dir);
  const unfetched = isHere ? await unfetchedFiles(dir, options.labels) : new Set<string>();
  const lock = isHere && unfetched.size === 0 ? null : await readLock(name, home);
  if (isHere && !lock?.covers.some(({ id }) => unfetched.has(id)))
    return { ...(await openFolder(dir, options, name)), committed: true };
  const file = lockFile(name);
  if (lock === null)
    throw new UserError(`${place}: no folder ${dir} (and no ${file} that lists its pictures)`);
  const other = isHere ? null : await folderBeside(dir, lock.covers);
  if (other !== null)
    throw new UserError(`${place}: no folder ${dir}, but ${other} has pictures that ${file} lists`);
  const why = isHere ? `nothing is fetched to ${dir} (${options.fetch})` : `no folder ${dir}`;
  options.warn(`${place}: ${why}: ${file} says which pictures there are`);
  const corpus = makeCorpus(name, lock.covers, lock.unreadable, "", lock.absent);
  return { corpus, source: folderSource(dir, lock.covers), committed: true };
}

/** Name of the corpus of a reader's own folder, never that of one of the project's: their pages say more than is known of it. */
export function folderName(dir: string): string {
  const letters = basename(resolve(dir))
    .normalize("NFC")
    .match(/[\p{L}\p{M}\p{N}_-]+/gu);
  const name = letters?.join("-") ?? "covers";
  return isCorpusName(name.toLowerCase()) ? `own-${name}` : name;
}

/** The lock of a corpus as its covers are now; covers in the present lock keep their side. `fates`: what a fetch did not get. */
export async function makeLock(
  name: CorpusName,
  options: OpenOptions & { fates?: readonly Fate[] },
): Promise<string> {
  if (name === "control") return formatLock(controlLock());
  const before = await readLock(name, options.root);
  const dir = coversDir(name, options);
  const known = sidesOf(before);
  const here = await inspectFolder(dir, { ...options, ...(await inspection(options.root)), known });
  const { licence } = (await readSources())[name];
  const entries = await readJournal(dir);
  return formatLock(completeLock(here, { before, entries, fates: options.fates ?? [], licence }));
}

/** What a person runs to have the lock of a corpus. */
export function lockCommand(name: CorpusName): string {
  if (name !== "musicbrainz") return `npm run lock -- --corpus ${name}`;
  return "npm run fetch -- musicbrainz --contact you@example.org";
}

function coversDir(name: CorpusName, { root, covers }: OpenOptions): string {
  return covers ?? relative(process.cwd(), join(root, "data/covers", name));
}

async function inspection(root: string): Promise<{ memory: string; code: string }> {
  const code = await codeOf(root, new URL("../corpus/inspect.ts", import.meta.url));
  return { memory: join(root, ".cache/inspected.jsonl"), code };
}

function controlLock(): Lock {
  const covers = designControl(controlParams).map(({ id, genre, split }): Cover => ({
    id,
    genre,
    split,
    sha256: "",
    sizeBytes: 0,
    width: 350,
    height: 350,
    phash: "",
    duplicateOf: "",
  }));
  return { covers, unreadable: [] };
}

async function drawnBy(root: string): Promise<string> {
  const code = await codeOf(root, new URL("../control/source.ts", import.meta.url));
  return canonicalJson({ code, params: controlParams });
}

/** Identity of what begins in a file of this project, as text. */
async function codeOf(root: string, module: URL): Promise<string> {
  const { code, packages } = await rememberIdentities(root)(module.href);
  return canonicalJson({ code, packages });
}
