import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { vi } from "vitest";

/** How a stand-in for `python3 -m pip` behaves. */
export interface FakePip {
  /** what it answers to --version; the first word of another program where there is no pip */
  version?: string;
  /** by name: what it puts into the folder that it is given */
  archives?: Record<string, Uint8Array>;
  /** what it says before it ends with code 1 */
  failure?: string;
}

/** Each call of the stand-in: its arguments, and the requirements that it was given. */
export interface Asked {
  args: string[];
  requirements: string;
}

/** Makes the stand-in, in a folder of `home`, the only program on the PATH; returns what tells what it was asked. */
export async function installFakePip(
  home: string,
  { version = "pip 23.2.1 from /somewhere/pip (python 3.11)", archives = {}, failure }: FakePip,
): Promise<() => Promise<Asked[]>> {
  const dir = await mkdtemp(join(home, ".pip-"));
  const [bin, store, log] = ["bin", "store", "log"].map((name) => join(dir, name));
  await mkdir(bin!);
  await mkdir(store!);
  for (const [name, content] of Object.entries(archives))
    await writeFile(join(store!, name), content);
  const program = `#!${process.execPath}
    const { appendFileSync, cpSync, readFileSync } = require("node:fs");
    const args = process.argv.slice(2);
    const after = (name) => args[args.indexOf(name) + 1];
    if (args.includes("--version")) console.log(${JSON.stringify(version)});
    else {
      const requirements = readFileSync(after("-r"), "utf8");
      appendFileSync(${JSON.stringify(log)}, JSON.stringify({ args, requirements }) + "\\n");
      const failure = ${JSON.stringify(failure ?? null)};
      if (failure !== null) { console.error(failure); process.exit(1); }
      cpSync(${JSON.stringify(store)}, after("--dest"), { recursive: true });
    }`;
  await writeFile(join(bin!, "python3"), program, { mode: 0o755 });
  vi.stubEnv("PATH", bin!);
  return async () => {
    const text = await readFile(log!, "utf8").catch(() => "");
    return text.split("\n").flatMap((line) => (line ? [JSON.parse(line) as Asked] : []));
  };
}
