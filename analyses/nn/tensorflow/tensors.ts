import * as tf from "@tensorflow/tfjs-core";
import type { Tensors } from "../network/initialise.ts";
import { parameters } from "../network/layout.ts";
import type { Network } from "../network/networks.ts";
import type { Variables } from "./forward.ts";

export function upload(network: Network, tensors: Tensors): Variables {
  return Object.fromEntries(
    parameters(network).map(({ name, shape }) => [name, tf.tensor(tensors[name]!, [...shape])]),
  );
}

/** Its numbers; the tensor is given back. */
export async function download(tensor: tf.Tensor): Promise<Float32Array> {
  const data = await floats(tensor);
  tensor.dispose();
  return data;
}

export async function floats(tensor: tf.Tensor): Promise<Float32Array> {
  return Float32Array.from(await tensor.data());
}
