import { hash } from "node:crypto";
import { dirname, join } from "node:path";
import pMap from "p-map";
import type { HostRule } from "../../sources/readSources.ts";
import { makeFolder } from "../disk/disk.ts";
import { FetchFailure } from "../net/failure.ts";
import type { Journal } from "../disk/journal.ts";
import type { PictureForm, Verdict } from "./pictureForm.ts";
import type { Wanted } from "../disk/linkTable.ts";
import { firstOf, persist } from "../net/persist.ts";
import { receive, type Sink } from "../net/receive.ts";
import type { Store } from "../disk/store.ts";
import type { Tally } from "../net/tally.ts";
import type { Visitor } from "../net/visit.ts";

/** What became of one wanted cover in this run. */
export interface Fate {
  id: string;
  genre: string;
  state: "found" | "gone" | "missing";
  reason: string;
}

export interface CoverTask {
  /** folder of the corpus */
  dir: string;
  rules: readonly HostRule[];
  maxBytes: number;
  /** for the time left only */
  meanBytes: number;
  journal: Journal;
  store: Store;
  form: PictureForm;
  visitor: Visitor;
  tally: Tally;
}

/** More than all hosts' connections together: the gates decide who is next. A killed run fetches so many again at most. */
const concurrency = 16;

/** Fetches the covers, each from the first URL that has it; order as wanted. Throws UserError when the disk fails. */
export async function fetchCovers(wanted: readonly Wanted[], task: CoverTask): Promise<Fate[]> {
  for (const folder of new Set(wanted.map(({ id }) => dirname(id))))
    await makeFolder(join(task.dir, folder));
  planFirstHosts(wanted, task);
  const fetchOne = async (cover: Wanted): Promise<Fate> => {
    const fate = await fetchCover(cover, task);
    if (fate.state === "gone")
      task.journal.add({ id: cover.id, gone: fate.reason, url: cover.urls[0]! });
    return fate;
  };
  try {
    return await allSettled(task.visitor, wanted, fetchOne);
  } finally {
    await task.store.flush();
  }
}

/** Ends everything at the first error, and throws it when nothing is under way any more. */
async function allSettled<T, R>(
  { stop, signal }: Visitor,
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = await pMap(items, (item) => work(item).catch(stop), { concurrency });
  signal.throwIfAborted();
  return results as R[];
}

function planFirstHosts(wanted: readonly Wanted[], { tally, meanBytes }: CoverTask): void {
  const counts = new Map<string, number>();
  for (const { urls } of wanted) {
    const host = hostOf(urls[0]!);
    counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  for (const [host, count] of counts) tally.plan(host, count, count * meanBytes);
}

const hostOf = (url: string): string => new URL(url).host;

async function fetchCover({ id, genre, urls }: Wanted, task: CoverTask): Promise<Fate> {
  try {
    await firstOf(urls, (url) => fetchFrom(url, url === urls[0], id, task));
    return { id, genre, state: "found", reason: "" };
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    return { id, genre, state: error.kind === "gone" ? "gone" : "missing", reason: error.message };
  }
}

async function fetchFrom(url: string, isFirst: boolean, id: string, task: CoverTask) {
  const host = hostOf(url);
  if (!isFirst) task.tally.plan(host, 1, task.meanBytes);
  const doubtful = new Set<string>();
  const onFailure = () => task.tally.error(host);
  try {
    const source = { url, host, doubtful };
    await persist(task.visitor, { name: url, onFailure }, () => fetchOnce(id, source, task));
  } finally {
    task.tally.done(host);
  }
}

interface CoverSource {
  url: string;
  host: string;
  /** SHA-256 of what came without an end */
  doubtful: Set<string>;
}

async function fetchOnce(id: string, { url, host, doubtful }: CoverSource, task: CoverTask) {
  const chunks: Buffer[] = [];
  const { rules, maxBytes, tally, form } = task;
  const onBytes = (count: number) => tally.bytes(host, count);
  const sink = memorySink(chunks);
  await receive(task.visitor, url, { rules, types: form.types, maxBytes, onBytes }, sink);
  const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
  checkPicture(await form.judge(bytes, id), bytes, { doubtful, host });
  await task.store.put({ id, url }, bytes);
}

/** A picture that seems cut, but has a frame, is taken once it has come the same twice: then it is so at its source, and listed as unreadable if it is. */
function checkPicture(
  verdict: Verdict,
  bytes: Buffer,
  { doubtful, host }: Pick<CoverSource, "doubtful" | "host">,
): void {
  if (typeof verdict === "object") {
    const kind = verdict.reason.startsWith("too large") ? "unsafe" : "spoiled";
    throw new FetchFailure(kind, `${verdict.reason} from ${host}`);
  }
  if (verdict === "whole") return;
  const sha256 = hash("sha256", bytes);
  if (doubtful.has(sha256)) return;
  doubtful.add(sha256);
  throw new FetchFailure("spoiled", `picture without an end from ${host}`);
}

/** Collects a small body; nothing of it is kept between tries. */
export function memorySink(chunks: Buffer[]): Sink {
  let size = 0;
  return {
    sizeBytes: () => size,
    write(chunk) {
      chunks.push(chunk);
      size += chunk.length;
    },
    async restart() {
      chunks.length = 0;
      size = 0;
    },
  };
}
