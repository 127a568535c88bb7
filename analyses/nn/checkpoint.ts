import type { CacheDraft } from "../contract/analysis.ts";
import { stateParts, type State, type StatePart, type Trainer } from "./network/engine.ts";
import type { Tensors } from "./network/initialise.ts";
import { parameters } from "./network/layout.ts";
import type { Network } from "./network/networks.ts";

/** Where checkpoints live; a cache entry in the making will do. */
export type CheckpointStore = Pick<CacheDraft, "has" | "read" | "write" | "remove">;

/** What training needs to go on as if it had never stopped. */
export interface Checkpoint {
  progress: unknown;
  state: State;
}

const index = "checkpoint.json";

/**
 * Writes the tensors of one of two slots, then the index that names it: a run killed at any moment
 * leaves a whole checkpoint. `progress` is plain data.
 */
export async function saveCheckpoint(
  store: CheckpointStore,
  network: Network,
  { trainer, progress }: { trainer: Trainer; progress: object },
): Promise<void> {
  const slot = (await readIndex(store))?.slot === 0 ? 1 : 0;
  for (const part of stateParts) {
    for (const { name } of parameters(network)) {
      await store.write(tensorFile(slot, part, name), bytes(await trainer.read(part, name)));
    }
  }
  await store.write(index, Buffer.from(JSON.stringify({ slot, progress })));
}

/** The last whole checkpoint, if there is one. */
export async function loadCheckpoint(
  store: CheckpointStore,
  network: Network,
): Promise<Checkpoint | undefined> {
  const found = await readIndex(store);
  if (found === undefined) return undefined;
  const state = { parameters: {} as Tensors, momenta: {} as Tensors };
  for (const part of stateParts) {
    for (const { name } of parameters(network)) {
      state[part][name] = floats(await store.read(tensorFile(found.slot, part, name)));
    }
  }
  return { progress: found.progress, state };
}

/** Once the result is written; the tensors are as large as the network. */
export async function clearCheckpoint(store: CheckpointStore, network: Network): Promise<void> {
  const names = parameters(network).map(({ name }) => name);
  const files = [0, 1].flatMap((slot) =>
    stateParts.flatMap((part) => names.map((name) => tensorFile(slot, part, name))),
  );
  for (const file of [index, ...files]) await store.remove(file);
}

async function readIndex(
  store: CheckpointStore,
): Promise<{ slot: number; progress: unknown } | undefined> {
  if (!(await store.has(index))) return undefined;
  const value: unknown = JSON.parse((await store.read(index)).toString("utf8"));
  if (typeof value === "object" && value !== null && "slot" in value && "progress" in value) {
    if (value.slot === 0 || value.slot === 1) return { slot: value.slot, progress: value.progress };
  }
  throw new Error(`not a checkpoint: ${index}`);
}

function tensorFile(slot: number, part: StatePart, name: string): string {
  return `checkpoint-${slot}-${part}-${name}.f32`;
}

function bytes({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Copied, since a file's bytes may start anywhere in their buffer. */
function floats({ buffer, byteOffset, byteLength }: Buffer): Float32Array {
  return new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}
