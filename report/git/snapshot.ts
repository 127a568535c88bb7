import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { byCodeUnit } from "../../data/corpus/corpus.ts";
import type { Git } from "./git.ts";

/** What the files on the disk are called. */
export const workingTreeName = "working tree";

/** The project's files at one moment; reading them changes nothing. */
export interface Snapshot {
  /** hash of the commit, or "working tree" */
  name: string;
  /** sorted, relative to the project, forward slashes */
  paths: readonly string[];
  /** contents by path; what is not there is missing */
  read(paths: readonly string[]): Promise<Map<string, Buffer>>;
}

/** The files below `folders` in a commit. */
export async function commitSnapshot(
  git: Git,
  commit: string,
  folders: readonly string[],
): Promise<Snapshot> {
  const listing = await git(["ls-tree", "-r", "-z", commit, "--", ...folders]);
  const blobs = new Map(listing.toString().split("\0").flatMap(readEntry));
  return {
    name: commit,
    paths: [...blobs.keys()].sort(byCodeUnit),
    async read(paths) {
      const known = paths.filter((path) => blobs.has(path));
      const contents = await readBlobs(
        git,
        known.map((path) => blobs.get(path)!),
      );
      return new Map(known.map((path, index) => [path, contents[index]!]));
    },
  };
}

/** The files below `folders` as they lie on the disk, without those that git ignores. */
export async function workingTree(
  git: Git,
  root: string,
  folders: readonly string[],
): Promise<Snapshot> {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ...folders];
  const listing = (await git(args)).toString().split("\0");
  const paths = [...new Set(listing)].filter((path) => path !== "").sort(byCodeUnit);
  return {
    name: workingTreeName,
    paths,
    async read(wanted) {
      const files = await Promise.all(wanted.map((path) => readIfThere(join(root, path))));
      const entries = wanted.map((path, index) => [path, files[index]] as const);
      return new Map(entries.filter((entry): entry is [string, Buffer] => entry[1] != null));
    },
  };
}

function readEntry(line: string): [string, string][] {
  const match = /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line);
  return match ? [[match[2]!, match[1]!]] : [];
}

/** Contents of blobs in the order of their names, by one process. */
async function readBlobs(git: Git, names: readonly string[]): Promise<Buffer[]> {
  if (names.length === 0) return [];
  const output = await git(["cat-file", "--batch"], names.map((name) => `${name}\n`).join(""));
  let position = 0;
  return names.map((name) => {
    const end = output.indexOf("\n", position);
    const [, , size] = output.subarray(position, end).toString().split(" ");
    if (size === undefined) throw new Error(`missing object in this repository: ${name}`);
    position = end + 1 + Number(size) + 1;
    return output.subarray(end + 1, end + 1 + Number(size));
  });
}

function readIfThere(path: string): Promise<Buffer | null> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}
