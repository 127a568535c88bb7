import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { vi } from "vitest";

/**
 * Makes programs in a folder of `home` the only ones on the PATH. Each is a text of Node's that finds its arguments in
 * `args`, and `fs` and `path` at hand. Returns what tells how they were called: name and arguments.
 */
export async function fakePrograms(
  home: string,
  programs: Record<string, string>,
): Promise<() => Promise<string[][]>> {
  const dir = await mkdtemp(join(home, ".programs-"));
  const [bin, log] = [join(dir, "bin"), join(dir, "log")];
  await mkdir(bin);
  for (const [name, text] of Object.entries(programs)) {
    const program = `#!${process.execPath}
      const [fs, path, args] = [require("node:fs"), require("node:path"), process.argv.slice(2)];
      fs.appendFileSync(${JSON.stringify(log)}, JSON.stringify(["${name}", ...args]) + "\\n");
      ${text}`;
    await writeFile(join(bin, name), program, { mode: 0o755 });
  }
  vi.stubEnv("PATH", bin);
  return () => readLines<string[]>(log);
}

/** A value of JSON a line; none where there is no file. */
export async function readLines<T>(file: string): Promise<T[]> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.split("\n").flatMap((line) => (line ? [JSON.parse(line) as T] : []));
}
