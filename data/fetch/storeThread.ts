import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { UserError } from "../error.ts";
import { nodeDisk } from "./disk.ts";
import { openJournal } from "./journal.ts";
import { openStore, type Store } from "./store.ts";
import type { Answer, Order } from "./threadedStore.ts";

// the thread behind threadedStore.ts: an entry point of its own
const port = parentPort!;
open(String(workerData)).catch(fail);

async function open(dir: string): Promise<void> {
  const journal = await openJournal(dir);
  const store = openStore(dir, { journal, disk: nodeDisk, onFailure: fail });
  port.on("message", (order: Order) => serve(order, store).catch(fail));
  answer({ done: 0 });
}

/** An answer costs as much as a small file: one for so many orders, if there are so many. */
const atOnce = 4;

/** Does this order and all that have come after it. */
async function serve(first: Order, store: Store): Promise<void> {
  let done = 0;
  for (let order: Order | undefined = first; order !== undefined; order = nextOrder()) {
    if (order === "flush") await store.flush();
    else await store.put(order, asBuffer(order.content));
    if (++done === atOnce) answer({ done });
    done %= atOnce;
  }
  if (done > 0) answer({ done });
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function nextOrder(): Order | undefined {
  return (receiveMessageOnPort(port) as { message: Order } | undefined)?.message;
}

function fail(error: unknown): void {
  if (!(error instanceof UserError)) throw error;
  answer({ failed: error.message });
}

function answer(value: Answer): void {
  port.postMessage(value);
}
