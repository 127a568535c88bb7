import { posix } from "node:path";
import { transform } from "esbuild";
import { byCodeUnit } from "./corpus.ts";

/** Texts of source files by path relative to the project. */
export type Texts = ReadonlyMap<string, string>;

const reference =
  /(?:(?:import|export)\b(?!\s+type\b)[^"';]*?\bfrom\s*|\bimport\s*\(?\s*|new URL\(\s*)"(\.{1,2}\/[^"]+\.ts)"/g;

/** The local files that `entry` loads, itself with them, sorted; what is not among `files` is left out. */
export function importedFiles(entry: string, files: Texts): string[] {
  const found = new Set<string>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const text = files.get(path);
    if (text === undefined || found.has(path)) continue;
    found.add(path);
    for (const [, name] of text.matchAll(reference))
      waiting.push(posix.join(posix.dirname(path), name!));
  }
  return [...found].sort(byCodeUnit);
}

/** The files that `entry` loads at either end and whose code differs; comments, types and layout do not count. */
export async function changedImports(
  entry: string,
  before: Texts,
  after: Texts,
): Promise<string[]> {
  const paths = new Set([...importedFiles(entry, before), ...importedFiles(entry, after)]);
  const changed: string[] = [];
  for (const path of [...paths].sort(byCodeUnit)) {
    const [old, now] = [before.get(path), after.get(path)];
    if (old !== now && (await codeOf(old)) !== (await codeOf(now))) changed.push(path);
  }
  return changed;
}

async function codeOf(text: string | undefined): Promise<string | undefined> {
  if (text === undefined) return undefined;
  try {
    const { code } = await transform(text, { loader: "ts", minifyWhitespace: true });
    return code;
  } catch {
    return text; // what esbuild cannot read is compared as it is
  }
}
