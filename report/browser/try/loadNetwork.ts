import { networkJudge } from "../../../analyses/ensemble/networkJudge.ts";
import type { RgbImage } from "../../../data/corpus/image.ts";
import type { Network } from "./messages.ts";
import type { OpenNetwork } from "./network.ts";

declare function importScripts(address: string): void;

/** Who looks at a picture. */
export interface Eye {
  /** the picture as the network sees it, 8-bit sRGB: [size, size, 3] */
  shrink(image: RgbImage): Uint8Array;
  /** by genre, of pixels that `shrink` gave */
  probabilities(pixels: Uint8Array): Promise<number[]>;
}

/** Only in a worker. `onBytes` is told how many have come in all; rejects when `signal` says so, or with a sentence. */
export async function loadNetwork(
  { facts, head, model, runtime, script }: Network,
  onBytes: (done: number) => void,
  signal: AbortSignal,
): Promise<Eye> {
  let done = 0;
  const load = (address: string): Promise<Uint8Array> =>
    loadWhole(address, signal, (bytes) => onBytes((done += bytes)));
  const judge = networkJudge(facts, await loadWhole(head, signal));
  const files = {
    module: runtime.module,
    binary: await load(runtime.binary),
    model: await load(model),
  };
  importScripts(script);
  const { openNetwork } = globalThis as unknown as { openNetwork: OpenNetwork };
  const frozen = await openNetwork(files, facts.crop.side);
  return {
    shrink: judge.shrink,
    probabilities: async (pixels) => judge.probabilities(await frozen(judge.input(pixels))),
  };
}

/** A file of the site; rejects with a sentence. `onBytes` is told how many have come since the last time. */
export async function loadWhole(
  address: string,
  signal?: AbortSignal,
  onBytes: (bytes: number) => void = () => {},
): Promise<Uint8Array> {
  try {
    const response = await fetch(address, signal ? { signal } : {});
    if (!response.ok || !response.body) throw new Error(response.statusText);
    const chunks: Uint8Array[] = [];
    const reader = response.body.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      chunks.push(read.value);
      onBytes(read.value.length);
    }
    return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
  } catch (cause) {
    const advice = "see whether you are online, and reload the page.";
    throw new Error(`The networks could not be loaded: ${advice}`, { cause });
  }
}
