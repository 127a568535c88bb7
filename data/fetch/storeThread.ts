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
  port.on("message", (orders: Order[]) => serve(orders, store).catch(fail));
  answer({ done: 0 });
}

/** Does these orders and all that have come after them. */
async function serve(first: readonly Order[], store: Store): Promise<void> {
  for (let orders: readonly Order[] | undefined = first; orders; orders = nextOrders()) {
    for (const order of orders)
      if (order === "flush") await store.flush();
      else await store.put(order, asBuffer(order.content));
    answer({ done: orders.length });
  }
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function nextOrders(): Order[] | undefined {
  return (receiveMessageOnPort(port) as { message: Order[] } | undefined)?.message;
}

function fail(error: unknown): void {
  if (!(error instanceof UserError)) throw error;
  answer({ failed: error.message });
}

function answer(value: Answer): void {
  port.postMessage(value);
}
