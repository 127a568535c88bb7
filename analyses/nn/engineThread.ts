import { Worker, type MessagePort } from "node:worker_threads";
import { UserError } from "../../data/error.ts";
import {
  stateParts,
  type Batch,
  type Engine,
  type EngineIdentity,
  type FrozenNetwork,
  type Recipe,
  type State,
  type StatePart,
  type Trainer,
} from "./network/engine.ts";
import type { Tensors } from "./network/initialise.ts";
import { loadEngine } from "./loadEngine.ts";
import type { Network } from "./network/networks.ts";

/** What the thread is asked; `trainer` and `frozen` are the numbers that `compile` and `freeze` were given. */
type Request =
  | { method: "load"; name: string; threads: number }
  | { method: "compile"; trainer: number; network: Network; recipe: Recipe; state: State }
  | { method: "steps"; trainer: number; batches: readonly Batch[] }
  | { method: "evaluate"; trainer: number; inputs: Float32Array }
  | { method: "read"; trainer: number; part: StatePart; name: string }
  | { method: "close"; trainer: number }
  | { method: "freeze"; frozen: number; network: Network; parameters: Tensors; batch: number }
  | { method: "evaluateFrozen"; frozen: number; inputs: Float32Array }
  | { method: "closeFrozen"; frozen: number };

interface Answer {
  value?: unknown;
  error?: { message: string; user: boolean };
}

/**
 * The same engine in a thread of its own, so that the calling one stays free: engines block theirs
 * for seconds. The thread does not keep the process alive unless it is at work.
 */
export async function openEngineThread(name: string, threads: number): Promise<Engine> {
  const ask = openThread();
  const identity = await ask<EngineIdentity>({ method: "load", name, threads });
  let count = 0;
  return {
    identity,
    async compile(network, recipe, state) {
      const trainer = count++;
      const request = { method: "compile", trainer, network, recipe, state } as const;
      const tensors = stateParts.flatMap((part) => Object.values(state[part]));
      const stride = await ask<number>(request, wholeBuffers(tensors));
      return {
        stride,
        steps: (batches) => ask({ method: "steps", trainer, batches }),
        evaluate: (inputs) => ask({ method: "evaluate", trainer, inputs }),
        read: (part, name) => ask({ method: "read", trainer, part, name }),
        close: () => ask({ method: "close", trainer }),
      };
    },
    async freeze(network, parameters, batch) {
      const frozen = count++;
      const request = { method: "freeze", frozen, network, parameters, batch } as const;
      await ask(request, wholeBuffers(Object.values(parameters)));
      return {
        evaluate: (inputs) => ask({ method: "evaluateFrozen", frozen, inputs }),
        close: () => ask({ method: "closeFrozen", frozen }),
      };
    },
  };
}

type Ask = <T>(request: Request, transfer?: readonly ArrayBuffer[]) => Promise<T>;

/** Answers come in the order of the requests. */
function openThread(): Ask {
  const worker = new Worker(new URL("./worker.mjs", import.meta.url));
  const waiting: { resolve(value: unknown): void; reject(error: Error): void }[] = [];
  let ended: Error | undefined;
  worker.unref();
  worker.on("message", ({ value, error }: Answer) => {
    const { resolve, reject } = waiting.shift()!;
    if (waiting.length === 0) worker.unref();
    if (error === undefined) resolve(value);
    else reject(error.user ? new UserError(error.message) : new Error(error.message));
  });
  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  worker.on("error", end);
  worker.on("exit", (code) => end(new Error(`engine thread ended: code ${code}`)));
  return (request, transfer = []) =>
    new Promise((resolve, reject) => {
      if (ended !== undefined) return reject(ended);
      waiting.push({ resolve, reject });
      worker.ref();
      worker.postMessage(request, transfer);
    });
}

/** Buffers that nothing else may lie in: handed over, not copied. */
function wholeBuffers(tensors: readonly Float32Array[]): ArrayBuffer[] {
  const whole = tensors.filter(({ buffer, byteLength }) => buffer.byteLength === byteLength);
  return [...new Set(whole.map(({ buffer }) => buffer))].filter(
    (buffer) => buffer instanceof ArrayBuffer,
  );
}

/** The thread's side: one request after the other. */
export function serveEngine(port: MessagePort | null): void {
  if (port === null) throw new Error("not in a worker thread");
  const handle = engineServer();
  let last: Promise<void> = Promise.resolve();
  port.on("message", (request: Request) => {
    last = last.then(async () => port.postMessage(await answer(() => handle(request))));
  });
}

async function answer(compute: () => Promise<unknown>): Promise<Answer> {
  try {
    return { value: await compute() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { error: { message, user: error instanceof UserError } };
  }
}

function engineServer(): (request: Request) => Promise<unknown> {
  const trainers = new Map<number, Trainer>();
  const frozen = new Map<number, FrozenNetwork>();
  let engine: Engine | undefined;
  return async (request) => {
    if (request.method === "load") {
      engine = await loadEngine(request.name, request.threads);
      return engine.identity;
    }
    if (request.method === "compile") {
      const { network, recipe, state } = request;
      const trainer = await engine!.compile(network, recipe, state);
      trainers.set(request.trainer, trainer);
      return trainer.stride;
    }
    if (request.method === "freeze") {
      const { network, parameters, batch } = request;
      frozen.set(request.frozen, await engine!.freeze(network, parameters, batch));
      return undefined;
    }
    if ("frozen" in request) {
      const network = frozen.get(request.frozen)!;
      if (request.method === "evaluateFrozen") return network.evaluate(request.inputs);
      frozen.delete(request.frozen);
      return network.close();
    }
    const trainer = trainers.get(request.trainer)!;
    switch (request.method) {
      case "steps":
        return trainer.steps(request.batches);
      case "evaluate":
        return trainer.evaluate(request.inputs);
      case "read":
        return trainer.read(request.part, request.name);
      case "close":
        trainers.delete(request.trainer);
        return trainer.close();
    }
  };
}
