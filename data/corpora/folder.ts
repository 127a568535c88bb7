import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Cover, CoverSource } from "../corpus/corpus.ts";
import { UserError } from "../error.ts";
import { sha256 } from "../hash.ts";
import { inside } from "../inside.ts";

/** The covers of a lock as files below `dir`. */
export function folderSource(dir: string, covers: readonly Cover[]): CoverSource {
  const exists = (id: string): Promise<boolean> =>
    stat(inside(dir, id)).then(
      (it) => it.isFile(),
      () => false,
    );
  return {
    async missing() {
      const found = await Promise.all(covers.map(({ id }) => exists(id)));
      return covers.filter((_, index) => !found[index]).map(({ id }) => id);
    },
    async read(cover) {
      const bytes = await readFile(inside(dir, cover.id)).catch((cause: unknown) => {
        throw new UserError(`missing cover: ${join(dir, cover.id)}`, { cause });
      });
      const received = sha256(bytes);
      if (received !== cover.sha256)
        throw new UserError(
          `checksum mismatch: ${join(dir, cover.id)} (expected ${cover.sha256.slice(0, 8)}..., received ${received.slice(0, 8)}...); restore the file or rewrite the lock with npm run lock`,
        );
      return bytes;
    },
  };
}
