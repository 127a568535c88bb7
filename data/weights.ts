import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "./error.ts";
import { sha256 } from "./hash.ts";

/** A file of published weights, as data/sources/weights.json or packages.json lists it. */
export interface WeightFile {
  name: string;
  file: string;
  sha256: string;
}

/** Published weights that may lie on this machine. */
export interface WeightStore {
  /** those that do not */
  missing(files: readonly WeightFile[]): Promise<WeightFile[]>;
  /** the file's bytes; throws UserError when it is missing or not the one named */
  read(file: WeightFile): Promise<Buffer>;
}

/** The weights in a folder, where `npm run fetch -- weights` puts them. */
export function openWeights(dir: string): WeightStore {
  return {
    async missing(files) {
      const there = await Promise.all(files.map(({ file }) => isFile(join(dir, file))));
      return files.filter((_, i) => !there[i]);
    },
    async read(file) {
      const bytes = await readFile(join(dir, file.file)).catch(() => null);
      if (bytes === null) throw new UserError(describeMissingWeights([file]));
      const received = sha256(bytes);
      if (received !== file.sha256)
        throw new UserError(
          `checksum mismatch: ${file.file} (expected ${file.sha256}, received ${received}; delete it, then ${fetchCommand([file])})`,
        );
      return bytes;
    },
  };
}

/** That weights are missing, and what brings them. */
export function describeMissingWeights(files: readonly WeightFile[]): string {
  return `weights not on this machine (${fetchCommand(files)})`;
}

function fetchCommand(files: readonly WeightFile[]): string {
  return `npm run fetch -- weights ${files.map(({ name }) => name).join(" ")}`;
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
