import { UserError } from "../error.ts";
import { posterCorpus } from "../corpus/corpusNames.ts";
import { parseLock } from "../corpus/lock.ts";
import { lockFile, readLock, storeLock } from "../corpora/lockFiles.ts";
import { makeLock } from "../corpora/openCorpus.ts";
import { countGenres } from "../corpus/genreCounts.ts";
import { coversDir } from "./hosts/bandcamp.ts";
import { compareCovers } from "./compareLocks.ts";
import type { Fate } from "./hosts/covers.ts";
import { corpusOf, type FetchOptions } from "./hosts/options.ts";
import type { Session } from "./net/session.ts";
import { formatComparison, formatGenres } from "./summary.ts";

/** Writes the corpus's lock anew from what is here. A fetch of a part leaves it: a lock of a part would drop the rest. */
export async function writeLock(
  fates: readonly Fate[],
  { io, sources }: Session,
  options: FetchOptions,
): Promise<void> {
  const name = corpusOf(options);
  const file = lockFile(name);
  const isPart = options.genres.length < Object.keys(sources.bandcamp.genres).length;
  if (isPart || (name === posterCorpus && options.limit !== Infinity))
    return io.line(
      `${file}: left as it is, since a part was asked for (npm run lock -- --corpus ${name} writes it)`,
    );
  const before = await readLock(name, io.root);
  const covers = coversDir(io.root, name);
  const onProgress = io.inspecting ?? (() => {});
  const { root, warn } = io;
  const text = await makeLock(name, { root, covers, fates, onProgress, warn });
  await storeLock(name, io.root, text);
  const after = parseLock(text, file);
  const listed = name === posterCorpus ? sources.bandcamp.genres : {};
  for (const line of formatGenres(countGenres(after, listed))) io.line(line);
  if (before)
    for (const line of formatComparison(compareCovers(before.covers, after.covers))) io.line(line);
  io.line(`${file}: ${after.covers.length} covers`);
  if (after.covers.length === 0) throw new UserError(`no covers: ${covers}`);
}
