import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pMap from "p-map";
import type { Cover } from "../corpus/corpus.ts";
import { UserError } from "../error.ts";
import { sha256 } from "../hash.ts";
import { inspectCover } from "../corpus/inspect.ts";
import { lockFile, readLock } from "../corpora/lockFiles.ts";
import { lockCommand } from "../corpora/openCorpus.ts";
import { coversDir } from "./hosts/bandcamp.ts";
import { type Comparison, compareCovers } from "./compareLocks.ts";
import { formatDifferences } from "./summary.ts";
import { corpusOf, type FetchOptions } from "./hosts/options.ts";
import type { FetchIo } from "./net/session.ts";
import { missingWeights } from "./hosts/weights.ts";

/** Compares what is here with the lock and the checksums, without network. True when all of it is here and right. */
export async function verify(io: FetchIo, options: FetchOptions): Promise<boolean> {
  const covers = options.genres.length === 0 || (await verifyCovers(io, options));
  const weights = await verifyWeights(io, options);
  return covers && weights;
}

async function verifyCovers(io: FetchIo, options: FetchOptions): Promise<boolean> {
  const name = corpusOf(options);
  const lock = await readLock(name, io.root);
  if (lock === null)
    throw new UserError(`missing lock: ${lockFile(name)} (${lockCommand(name)} writes it)`);
  const covers = lock.covers.filter(({ genre }) => options.genres.includes(genre));
  const { lost, same, reencoded, changed } = await compareFiles(coversDir(io.root, name), covers);
  io.line(`${lockFile(name)}: ${covers.length} covers, ${same} here as listed`);
  if (same === covers.length) return true;
  for (const line of formatDifferences({ reencoded, changed, lost })) io.warn(line);
  io.warn(
    `  npm run fetch -- ${options.what === "musicbrainz" ? "musicbrainz" : "covers"} brings what is missing`,
  );
  return false;
}

/** The files below `dir` against the covers of a lock. */
export async function compareFiles(dir: string, covers: readonly Cover[]): Promise<Comparison> {
  const read = async (cover: Cover) => {
    const bytes = await readFile(join(dir, cover.id)).catch(() => null);
    if (bytes === null) return [];
    const hash = sha256(bytes);
    if (hash === cover.sha256) return [cover];
    const found = await inspectCover(bytes, cover.id);
    return [{ id: cover.id, sha256: hash, phash: "phash" in found ? found.phash : "" }];
  };
  return compareCovers(covers, (await pMap(covers, read, { concurrency: 8 })).flat());
}

async function verifyWeights(io: FetchIo, { weights, packages }: FetchOptions): Promise<boolean> {
  const asked = [...weights, ...packages];
  if (asked.length === 0) return true;
  const missing = await missingWeights(io.root, asked);
  io.line(`data/weights: ${asked.length - missing.length} of ${asked.length} files right`);
  for (const { name, file } of missing)
    io.warn(`  missing or not the one meant: ${name} (${file})`);
  if (missing.length > 0)
    io.warn(`  npm run fetch -- weights ${missing.map(({ name }) => name).join(" ")} brings them`);
  return missing.length === 0;
}
