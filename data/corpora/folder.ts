import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { byCodeUnit, type Cover, type CoverSource, type Split } from "../corpus/corpus.ts";
import { UserError } from "../error.ts";
import { sha256 } from "../hash.ts";
import { asUserError, at, systemCode } from "../systemError.ts";
import { inside, isPlainName } from "../inside.ts";

/** A file found where a cover should be; `split` where the folders say it. */
export interface FoundFile {
  id: string;
  genre: string;
  split?: Split;
}

/** Genres and files of DIR/genre/file or DIR/train|test/genre/file, sorted. Hidden files and files beside the genre folders are no covers. */
export async function listFolder(dir: string): Promise<{ genres: string[]; files: FoundFile[] }> {
  const top = await foldersIn(dir);
  const hasSplits = top.includes("train") || top.includes("test");
  if (hasSplits && top.join() !== "test,train")
    throw new UserError(
      `folder with train or test, but not just these two: ${dir} (has ${top.join(", ")})`,
    );
  const sides: (Split | undefined)[] = hasSplits ? ["test", "train"] : [undefined];
  const folders = (await Promise.all(sides.map((split) => genreFolders(dir, split)))).flat();
  for (const { genre } of folders)
    if (!isPlainName(genre) || genre === "-")
      throw new UserError(
        `not a name of a genre: ${JSON.stringify(genre)} in ${dir} (rename the folder)`,
      );
  const files = (await Promise.all(folders.map((folder) => filesIn(dir, folder)))).flat();
  return {
    genres: [...new Set(folders.map(({ genre }) => genre))].sort(byCodeUnit),
    files: files.sort((a, b) => byCodeUnit(a.id, b.id)),
  };
}

interface GenreFolder {
  path: string;
  genre: string;
  split: Split | undefined;
}

async function genreFolders(dir: string, split: Split | undefined): Promise<GenreFolder[]> {
  const genres = await foldersIn(split ? join(dir, split) : dir);
  return genres.map((genre) => ({ path: split ? `${split}/${genre}` : genre, genre, split }));
}

async function filesIn(dir: string, { path, genre, split }: GenreFolder): Promise<FoundFile[]> {
  const folder = join(dir, path);
  const names = (await at(folder, () => readdir(folder))).filter((name) => !name.startsWith("."));
  return names.map((name) => ({ id: `${path}/${name}`, genre, ...(split && { split }) }));
}

async function foldersIn(dir: string): Promise<string[]> {
  const names = (await readdir(dir).catch(noFolder(dir))).filter((name) => !name.startsWith("."));
  const isFolder = await Promise.all(names.map((name) => isFolderAt(join(dir, name))));
  return names.filter((_, index) => isFolder[index]).sort(byCodeUnit);
}

async function isFolderAt(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    if (systemCode(cause) !== "ENOENT") throw asUserError(cause, path);
    throw new UserError(`a link to nothing: ${path}; remove it, or mend it`, { cause });
  }
}

function noFolder(dir: string) {
  return (cause: unknown): never => {
    if (!["ENOENT", "ENOTDIR"].includes(systemCode(cause) ?? "")) throw asUserError(cause, dir);
    throw new UserError(`no folder of covers: ${dir} (expected DIR/genre/image)`, { cause });
  };
}

/** The covers of a lock as files below `dir`. */
export function folderSource(dir: string, covers: readonly Cover[]): CoverSource {
  const exists = (id: string): Promise<boolean> =>
    stat(inside(dir, id)).then(
      (it) => it.isFile(),
      () => false,
    );
  return {
    async missing() {
      const found = await Promise.all(covers.map(({ id }) => exists(id)));
      return covers.filter((_, index) => !found[index]).map(({ id }) => id);
    },
    async read(cover) {
      const bytes = await readFile(inside(dir, cover.id)).catch((cause: unknown) => {
        throw new UserError(`missing cover: ${join(dir, cover.id)}`, { cause });
      });
      const received = sha256(bytes);
      if (received !== cover.sha256)
        throw new UserError(
          `checksum mismatch: ${join(dir, cover.id)} (expected ${cover.sha256.slice(0, 8)}..., received ${received.slice(0, 8)}...); restore the file or rewrite the lock with npm run lock`,
        );
      return bytes;
    },
  };
}
