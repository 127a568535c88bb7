import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { byCodeUnit } from "../corpus/corpus.ts";
import { systemCode } from "../systemError.ts";
import { isClutter } from "../corpus/folderNames.ts";

/** What lies in a folder; of what is neither a file nor a folder that is read, why. */
export interface Entry {
  name: string;
  kind: "file" | "folder" | { unusable: string };
}

/** What lies in the folder, without hidden files and what systems leave there, by name. A linked folder is one where links are followed. */
export async function entriesOf(dir: string, followLinks: boolean): Promise<Entry[]> {
  const found = (await readdir(dir, { withFileTypes: true })).filter(
    ({ name }) => !isClutter(name),
  );
  const entries = found.map(async (entry): Promise<Entry> => {
    const { name } = entry;
    return { name, kind: await kindOf(entry, join(dir, name), followLinks) };
  });
  return (await Promise.all(entries)).sort((a, b) => byCodeUnit(a.name, b.name));
}

async function kindOf(entry: Dirent, path: string, followLinks: boolean): Promise<Entry["kind"]> {
  if (entry.isDirectory()) return "folder";
  if (!entry.isSymbolicLink()) return "file";
  try {
    if (!(await stat(path)).isDirectory()) return "file";
    return followLinks ? "folder" : { unusable: "a linked folder (--follow-links reads it)" };
  } catch (error) {
    return { unusable: systemCode(error) === "ENOENT" ? "a link to nothing" : "cannot be opened" };
  }
}
