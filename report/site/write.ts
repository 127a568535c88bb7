import { existsSync, lstatSync, readFileSync, realpathSync } from "node:fs";
import { mkdir, readdir, readFile, rm, rmdir } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { UserError } from "../../data/error.ts";
import { at } from "../../data/systemError.ts";

/** What a build did to the folder of its site. */
export interface Written {
  /** files written */
  changed: number;
  /** files there that no build wrote: left alone */
  others: number;
}

/** A file that every site has. */
const mark = "results.schema.json";

/**
 * Writes `files` (relative path -> content) into `dir`: unchanged files are left alone, and of the others only those
 * removed that an earlier call wrote, as the file `record` says. Throws UserError for a folder with other things than a
 * site, and for a path that leads out of it.
 */
export async function writeSite(
  dir: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  record: string,
): Promise<Written> {
  const before = await readRecord(record);
  const there = await at(dir, () => listFiles(dir));
  const isSite = there.some((path) => path === mark || before.includes(path));
  if (there.length > 0 && !isSite)
    throw new UserError(`no site, and not empty: ${dir} (name another folder by --out DIR)`);
  await at(dir, () => mkdir(dir, { recursive: true }));
  await writeRecord(record, [...before, ...files.keys()]);
  let changed = 0;
  for (const [path, content] of files) if (await writeInside(dir, path, content)) changed++;
  const old = before.filter((path) => !files.has(path));
  for (const path of old) await removeInside(dir, path);
  await writeRecord(record, [...files.keys()]);
  const known = new Set([...files.keys(), ...old]);
  return { changed, others: there.filter((path) => !known.has(path)).length };
}

async function writeInside(
  dir: string,
  path: string,
  content: string | Uint8Array,
): Promise<boolean> {
  const target = join(dir, path);
  const bytes = Buffer.from(content as Uint8Array);
  checkInside(dir, path);
  if (existsSync(target) && readFileSync(target).equals(bytes)) return false;
  await at(target, async () => {
    await mkdir(dirname(target), { recursive: true });
    await writeFileAtomic(target, bytes, { fsync: false });
  });
  return true;
}

/** Throws UserError where the path, or a link on its way, leads out of the folder. */
function checkInside(dir: string, path: string): void {
  const target = join(dir, path);
  let there = target;
  while (there.length > dir.length && !existsLink(there)) there = dirname(there);
  const isLink = there === target && lstatSync(there).isSymbolicLink();
  const root = realpathSync.native(dir);
  const inside = isLink ? false : `${realpathSync.native(there)}${sep}`.startsWith(`${root}${sep}`);
  if (!target.startsWith(`${dir}${sep}`) || !inside)
    throw new UserError(`leads out of the site's folder: ${target} (remove it)`);
}

function existsLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

async function removeInside(dir: string, path: string): Promise<void> {
  checkInside(dir, path);
  await rm(join(dir, path), { force: true });
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    const left = await readdir(join(dir, folder)).catch(() => null);
    if (left !== null && left.length === 0) await rmdir(join(dir, folder));
  }
}

/** Paths of the files and links below a folder, sorted; none where there is no folder. */
async function listFiles(dir: string): Promise<string[]> {
  if (!existsSync(dir)) return [];
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .sort();
}

/** Paths that earlier calls wrote. */
async function readRecord(record: string): Promise<string[]> {
  if (!existsSync(record)) return [];
  const paths: unknown = JSON.parse(await readFile(record, "utf8"));
  return Array.isArray(paths) ? paths.map(String) : [];
}

async function writeRecord(record: string, paths: readonly string[]): Promise<void> {
  await at(record, async () => {
    await mkdir(dirname(record), { recursive: true });
    await writeFileAtomic(record, JSON.stringify([...new Set(paths)].sort()));
  });
}
