import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { buildSync } from "esbuild";
import { UserError } from "../error.ts";
import type { Fetched, Store } from "./store.ts";

/** What the thread is asked to do; content as structured cloning gives it. Orders come several at once. */
export type Order = "flush" | (Fetched & { content: Uint8Array });

/** So many orders are done, in the order they came, none of them says the thread is ready; or the disk failed. */
export type Answer = { done: number } | { failed: string };

/** Orders in a message, and how long the first of them waits for the others. */
const atOnce = 2;
const waitMs = 1;

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
  const worker = startThread(dir);
  const pending: Pending[] = [];
  let orders: Order[] = [];
  let timer: NodeJS.Timeout | null = null;
  let isReady = false;

  function fail(reason: unknown): void {
    isReady = false;
    for (const { reject } of pending.splice(0)) reject(reason);
    onFailure(reason);
  }

  function send(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const moved = orders.flatMap((order) => (order === "flush" ? [] : ownBuffer(order.content)));
    worker.postMessage(orders, moved);
    orders = [];
  }

  /** Two go together: a message costs as much as a small file, and more would keep the network waiting. */
  function order(what: Order): Promise<void> {
    return new Promise((resolve, reject) => {
      pending.push({ resolve, reject });
      if (orders.push(what) === atOnce || what === "flush") send();
      else timer ??= setTimeout(send, waitMs);
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
      return order({ ...cover, content });
    },
    async flush() {
      await local.flush();
      if (isReady) await order("flush");
    },
    close: async () => void (await worker.terminate()),
  };
}

/** From a bundle: to load TypeScript, file by file, takes a thread five times as long. */
function startThread(dir: string): Worker {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL("./storeThread.ts", import.meta.url))],
    bundle: true,
    write: false,
    packages: "external",
    platform: "node",
    format: "cjs",
    target: "node20",
    tsconfigRaw: "{}",
  });
  return new Worker(outputFiles[0]!.text, { eval: true, execArgv: [], workerData: dir });
}

/** Memory that nothing else looks at need not be copied. */
function ownBuffer({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}
