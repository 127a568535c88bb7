import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import pMap from "p-map";
import type { Entry } from "./journal.ts";
import type { Wanted } from "./linkTable.ts";

/** What of the wanted covers is here, known to be gone, and still to be fetched; order as wanted. */
export interface Inventory {
  here: Wanted[];
  gone: Wanted[];
  todo: Wanted[];
}

/** Compares the list with the folder. A file of another size than its journal entry is not the one fetched: it is fetched again. */
export async function takeInventory(
  dir: string,
  wanted: readonly Wanted[],
  entries: ReadonlyMap<string, Entry>,
  retryGone = false,
): Promise<Inventory> {
  const sizes = await fileSizes(dir, [...new Set(wanted.map(({ genre }) => genre))]);
  const inventory: Inventory = { here: [], gone: [], todo: [] };
  for (const cover of wanted) {
    const entry = entries.get(cover.id);
    const size = sizes.get(cover.id);
    const fetched = entry && "sha256" in entry ? entry.sizeBytes : size;
    const isHere = size !== undefined && fetched === size;
    if (isHere) inventory.here.push(cover);
    else if (entry && "gone" in entry && !retryGone) inventory.gone.push(cover);
    else inventory.todo.push(cover);
  }
  return inventory;
}

async function fileSizes(dir: string, genres: readonly string[]): Promise<Map<string, number>> {
  const lists = await Promise.all(genres.map((genre) => namesIn(dir, genre)));
  const ids = genres.flatMap((genre, index) => lists[index]!.map((name) => `${genre}/${name}`));
  const sizeOf = async (id: string): Promise<[string, number]> => {
    const status = await stat(join(dir, id));
    return [id, status.isFile() ? status.size : 0];
  };
  return new Map(await pMap(ids, sizeOf, { concurrency: 16 }));
}

async function namesIn(dir: string, genre: string): Promise<string[]> {
  const names = await readdir(join(dir, genre)).catch(() => []);
  return names.filter((name) => !name.startsWith(".")).sort();
}
