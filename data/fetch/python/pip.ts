import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../error.ts";
import { runProgram, shownLine } from "../../program.ts";
import { FetchFailure } from "../net/failure.ts";

/** One archive of a Python package: its name says whether it is a wheel (.whl) or a source distribution (.tar.gz). */
export interface Archive {
  package: string;
  version: string;
  archive: string;
  archiveSha256: string;
  /** pip's options that choose a wheel for another Python or machine than the ones here */
  target?: readonly string[];
}

/** The package client of Python, which knows where packages are. */
export interface Pip {
  /** the command that runs its Python */
  python: string;
  /**
   * Downloads the archive into an empty folder and returns its path. Of a source distribution pip runs the setup.py,
   * once its hash is right. Throws FetchFailure.
   */
  download(archive: Archive, dir: string, signal?: AbortSignal): Promise<string>;
}

const pythons = ["python3", "python"];
/** of 2018; what is used here is older */
const oldest = 18;

/** Finds Python 3 with pip; throws UserError. */
export async function findPip(): Promise<Pip> {
  let reason = `no Python 3 with pip on this machine (tried ${pythons.join(", ")})`;
  for (const python of pythons) {
    const { out } = await runProgram(python, ["-m", "pip", "--version"], { timeout: 60_000 });
    const [, release, major] = /^pip (([0-9]+)[.0-9a-z]*) .*\(python 3\./.exec(out) ?? [];
    if (release === undefined) continue;
    if (Number(major) >= oldest)
      return { python, download: (...asked) => download(python, ...asked) };
    reason = `pip ${release} is too old (${oldest} or later is needed): ${python} -m pip install --upgrade pip`;
  }
  throw new UserError(reason);
}

async function download(
  python: string,
  { package: name, version, archive, archiveSha256, target = [] }: Archive,
  dir: string,
  signal?: AbortSignal,
): Promise<string> {
  const pinned = join(dir, "requirements.txt");
  await writeFile(pinned, `${name}==${version} --hash=sha256:${archiveSha256}\n`);
  const kind = archive.endsWith(".whl") ? ["--only-binary", ":all:"] : ["--no-binary", name];
  const quiet = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"];
  const exact = ["--no-deps", "--require-hashes", ...kind, ...target, "--dest", dir, "-r", pinned];
  const args = ["-m", "pip", "download", ...quiet, ...exact];
  const { code, out } = await runProgram(python, args, { signal });
  signal?.throwIfAborted();
  if (code !== 0) throw failureOf(out, `${name} ${version}`);
  const path = join(dir, archive);
  const isFile = await stat(path).then(
    (it) => it.isFile(),
    () => false,
  );
  if (!isFile) throw new FetchFailure("spoiled", `pip brought no ${archive}`);
  return path;
}

/** Pip's words, the first that it calls an error, kept to one short line. */
function failureOf(out: string, what: string): FetchFailure {
  if (/DO NOT MATCH THE HASHES/.test(out))
    return new FetchFailure("spoiled", `pip was given another archive of ${what} (wrong SHA-256)`);
  if (/No matching distribution|NewConnectionError|ConnectTimeout|ReadTimeout/.test(out))
    return new FetchFailure("network", `pip found no ${what} (no network, or not in its index)`);
  const line = /^ERROR: (.*)$/m.exec(out)?.[1] ?? "it gave no reason";
  return new FetchFailure("network", `pip brought no ${what}: ${shownLine(line)}`);
}
