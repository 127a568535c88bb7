import { InferenceSession, Tensor } from "onnxruntime-node";

export type Feeds = Record<string, Tensor>;

/** A compiled graph. `run` blocks the thread. */
export interface Session {
  run(feeds: Feeds): Promise<Feeds>;
  close(): Promise<void>;
}

export async function openSession(model: Uint8Array, threads: number): Promise<Session> {
  const session = await InferenceSession.create(model, {
    executionProviders: ["cpu"],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    extra: {
      session: {
        // spinning threads collapse where the processors are shared, and gain nothing where they are not
        intra_op: { allow_spinning: "0" },
        // work in parts that get smaller: a thread that is held up leaves some of its share to the others
        dynamic_block_base: "4",
      },
    },
  });
  return {
    run: async (feeds) => checked(await session.run(feeds)),
    close: () => session.release(),
  };
}

export function floats(values: Float32Array, shape: readonly number[]): Tensor {
  return new Tensor("float32", values, shape);
}

/** The tensor's own numbers. */
export function numbers(tensor: Tensor | undefined): Float32Array {
  if (tensor?.data instanceof Float32Array) return tensor.data;
  throw new Error(`not float32: ${tensor?.type}`);
}

function checked(outputs: Readonly<Record<string, unknown>>): Feeds {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => {
      if (value instanceof Tensor) return [name, value];
      throw new Error(`not a tensor: ${name}`);
    }),
  );
}
