import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Replaces the texts of the HTML files below `dir`; `change` gets each path below `dir`, with forward slashes. */
export async function editPages(
  dir: string,
  change: (path: string, html: string) => string,
): Promise<void> {
  const names = (await readdir(dir, { recursive: true })).sort();
  for (const name of names.filter((name) => name.endsWith(".html"))) {
    const before = await readFile(join(dir, name), "utf8");
    const after = change(name.replaceAll("\\", "/"), before);
    if (after !== before) await writeFile(join(dir, name), after);
  }
}
