import { Worker } from "node:worker_threads";
import { UserError } from "../error.ts";
import type { Fetched, Store } from "./store.ts";

/** What the thread is asked to do; content as structured cloning gives it. */
export type Order = "flush" | (Fetched & { content: Uint8Array });

/** So many orders are done, in the order they came, none of them says the thread is ready; or the disk failed. */
export type Answer = { done: number } | { failed: string };

interface Pending {
  resolve(): void;
  reject(reason: unknown): void;
}

/**
 * `openStore` in a thread of its own: thousands of covers a second leave no time for the disk beside the network. Until
 * the thread is ready, covers go to `local`.
 */
export function openThreadedStore(
  dir: string,
  local: Store,
  onFailure: (reason: unknown) => void,
): Store {
  const worker = new Worker(new URL("./storeThread.mjs", import.meta.url), { workerData: dir });
  const pending: Pending[] = [];
  let isReady = false;

  function fail(reason: unknown): void {
    isReady = false;
    for (const { reject } of pending.splice(0)) reject(reason);
    onFailure(reason);
  }

  function order(what: Order, moved: ArrayBuffer[] = []): Promise<void> {
    return new Promise((resolve, reject) => {
      pending.push({ resolve, reject });
      worker.postMessage(what, moved);
    });
  }

  worker.on("message", (answer: Answer) => {
    if ("failed" in answer) return fail(new UserError(answer.failed));
    isReady = true;
    return pending.splice(0, answer.done).forEach(({ resolve }) => resolve());
  });
  worker.on("error", fail);
  return {
    put(cover, content) {
      if (!isReady) return local.put(cover, content);
      return order({ ...cover, content }, ownBuffer(content));
    },
    async flush() {
      await local.flush();
      if (isReady) await order("flush");
    },
    close: async () => void (await worker.terminate()),
  };
}

/** Memory that nothing else looks at need not be copied. */
function ownBuffer({ buffer, byteLength }: Buffer): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}
