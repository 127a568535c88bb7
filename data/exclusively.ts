import { mkdir } from "node:fs/promises";
import { lock } from "proper-lockfile";

export interface ExclusiveOptions {
  /** a lock not refreshed for so long belongs to a killed run; at least 2000 */
  staleMs: number;
  onWait(): void;
}

/** Runs `work` while no other process works under the same path. */
export async function exclusively<T>(
  path: string,
  { staleMs, onWait }: ExclusiveOptions,
  work: () => Promise<T>,
): Promise<T> {
  await mkdir(path, { recursive: true });
  const options = { stale: staleMs, update: staleMs / 10 };
  const release = await lock(path, options).catch((error: { code?: string }) => {
    if (error.code !== "ELOCKED") throw error;
    onWait();
    return lock(path, { ...options, retries: { forever: true, minTimeout: 50, maxTimeout: 500 } });
  });
  try {
    return await work();
  } finally {
    await release();
  }
}
