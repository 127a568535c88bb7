import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { byCodeUnit, type Cover } from "../corpus/corpus.ts";
import { isClutter } from "../corpus/folderNames.ts";
import { sha256 } from "../hash.ts";
import { inside } from "../inside.ts";
import { findTable } from "./listLabels.ts";
import type { LabelRule } from "./labelTable.ts";

/** Files that a table in `dir` names by URL, where not one of them is here: nothing was fetched on this machine. */
export async function unfetchedFiles(dir: string, rule?: LabelRule): Promise<ReadonlySet<string>> {
  const table = await findTable(dir, rule);
  const linked = table?.lines.filter(({ url }) => url !== undefined) ?? [];
  const isNoneHere = linked.every((line) => table!.away.has(line));
  return new Set(isNoneHere ? linked.map(({ id }) => id) : []);
}

/** A folder beside `dir`, which is not there, with one of these covers in it, looked for by the first of each genre; or null. */
export async function folderBeside(dir: string, covers: readonly Cover[]): Promise<string | null> {
  const parent = dirname(dir);
  const found = await readdir(parent, { withFileTypes: true }).catch(() => []);
  const names = found
    .filter((it) => it.isDirectory() && !isClutter(it.name))
    .map(({ name }) => name);
  const firsts = new Map(covers.toReversed().map((cover) => [cover.genre, cover])).values();
  const sought = [...firsts];
  for (const name of names.sort(byCodeUnit))
    for (const { id, sha256: expected } of sought) {
      const bytes = await readFile(inside(join(parent, name), id)).catch(() => null);
      if (bytes !== null && sha256(bytes) === expected) return join(parent, name);
    }
  return null;
}
