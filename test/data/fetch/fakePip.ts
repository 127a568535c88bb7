import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fakePrograms, readLines } from "../../support/fakePrograms.ts";

/** How a stand-in for `python3 -m pip` behaves. */
export interface FakePip {
  /** what it answers to --version; of another program where there is no pip */
  version?: string;
  /** by name: what it puts into the folder that it is given */
  archives?: Record<string, Uint8Array>;
  /** what it says before it ends with code 1 */
  failure?: string;
}

/** Each download that was asked for: pip's arguments, and the requirements that it was given. */
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
  const [store, log] = [join(dir, "store"), join(dir, "log")];
  await mkdir(store);
  for (const [name, content] of Object.entries(archives)) {
    await mkdir(dirname(join(store, name)), { recursive: true });
    await writeFile(join(store, name), content);
  }
  const given = { version, store, log, failure };
  await fakePrograms(home, {
    python3: `
      const { version, store, log, failure } = ${JSON.stringify(given)};
      const after = (name) => args[args.indexOf(name) + 1];
      if (args.includes("--version")) return console.log(version);
      const requirements = fs.readFileSync(after("-r"), "utf8");
      fs.appendFileSync(log, JSON.stringify({ args, requirements }) + "\\n");
      if (failure === undefined) return fs.cpSync(store, after("--dest"), { recursive: true });
      console.error(failure);
      process.exit(1);`,
  });
  return () => readLines<Asked>(log);
}
