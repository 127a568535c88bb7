import { rename, stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { HostRule } from "../../sources/readSources.ts";
import { type Disk, makeFolder, partOf } from "../disk/disk.ts";
import { FetchFailure } from "./failure.ts";
import { hashFile, openPartFile, type PartFile } from "./partFile.ts";
import { firstOf, persist } from "./persist.ts";
import { receive } from "./receive.ts";
import type { Visitor } from "./visit.ts";

/** A file whose content is known beforehand. */
export interface ExactFile {
  path: string;
  urls: readonly string[];
  rules: readonly HostRule[];
  types: readonly string[];
  sha256: string;
  sizeBytes: number;
  /** false: the size is about */
  exact: boolean;
  onBytes?(count: number): void;
  onFailure?(failure: FetchFailure): void;
}

/** Whether the file is here and is the one meant. */
export async function isHere({ path, sha256 }: Pick<ExactFile, "path" | "sha256">) {
  const status = await stat(path).catch(() => null);
  return status !== null && (await hashFile(path)).hash.digest("hex") === sha256;
}

/** Downloads the file, going on where an earlier run ended; it gets its name only when its hash is right. Throws FetchFailure, UserError (disk). */
export async function fetchExact(file: ExactFile, visitor: Visitor, disk: Disk): Promise<void> {
  await makeFolder(dirname(file.path));
  await putAside(file.path);
  const part = await openPartFile(file.path, disk);
  const wrong = new Set<string>();
  try {
    await firstOf(file.urls, (url) =>
      persist(visitor, { ...file, name: url }, () =>
        fetchOnce(file, url, { part, wrong }, visitor),
      ),
    );
    await part.finish();
  } finally {
    await part.close();
  }
}

interface Received {
  part: PartFile;
  /** hashes of what came whole, but is not the file */
  wrong: Set<string>;
}

async function fetchOnce(
  file: ExactFile,
  url: string,
  { part, wrong }: Received,
  visitor: Visitor,
): Promise<void> {
  const { rules, types, exact, onBytes } = file;
  const isWhole = () => part.sha256() === file.sha256;
  if (part.sizeBytes() > 0 && isWhole()) return;
  const sizeBytes = exact ? file.sizeBytes : undefined;
  if (sizeBytes !== undefined && part.sizeBytes() >= sizeBytes) await part.restart();
  const maxBytes = exact ? file.sizeBytes : Math.round(file.sizeBytes * 1.1);
  await receive(visitor, url, { rules, types, maxBytes, sizeBytes, onBytes }, part);
  if (isWhole()) return;
  const received = part.sha256();
  await part.restart();
  throw mismatch(file, received, wrong);
}

/** The same wrong content twice is what that source has: it is big, and not asked for again. */
function mismatch({ sha256 }: ExactFile, received: string, wrong: Set<string>): FetchFailure {
  const kind = wrong.has(received) ? "unsafe" : "spoiled";
  wrong.add(received);
  return new FetchFailure(
    kind,
    `checksum mismatch (expected ${sha256.slice(0, 8)}..., received ${received.slice(0, 8)}...)`,
  );
}

/** A file of that name with another content may be the beginning of the right one. */
async function putAside(path: string): Promise<void> {
  const [file, part] = await Promise.all(
    [path, partOf(path)].map((it) => stat(it).catch(() => null)),
  );
  if (file && !part) await rename(path, partOf(path));
}
