import * as tf from "@tensorflow/tfjs-core";
import { layout, type PlacedNode } from "../layout.ts";
import type { Network } from "../networks.ts";

/** Tensors by their name in PyTorch's state dict, in PyTorch's layout. */
export type Variables = Record<string, tf.Tensor>;

/** Logits [n, classes] of x [n, ...input]; dropout only where there is a mask. */
export function forward(
  network: Network,
  x: tf.Tensor,
  learnt: Variables,
  masks: Variables,
): tf.Tensor {
  const outputs = new Map([["", x]]);
  let last = x;
  for (const placed of layout(network)) {
    last = apply(placed, outputs.get(placed.input)!, learnt, masks);
    outputs.set(placed.node.name, last);
  }
  return last;
}

function apply(placed: PlacedNode, x: tf.Tensor, learnt: Variables, masks: Variables): tf.Tensor {
  const { node } = placed;
  switch (node.op) {
    case "conv": {
      const { name, stride = 1, padding = 0 } = node;
      return convolved(x, learnt[`${name}.weight`]!, learnt[`${name}.bias`]!, { stride, padding });
    }
    case "maxPool":
      return channelsFirst(tf.maxPool(channelsLast(x), node.kernel, node.stride, "valid"));
    case "linear": {
      const product = tf.matMul(x, learnt[`${node.name}.weight`]!, false, true);
      return tf.add(product, learnt[`${node.name}.bias`]!);
    }
    case "relu":
      return tf.relu(x);
    case "flatten":
      return tf.reshape(x, [x.shape[0]!, -1]);
    case "dropout": {
      const mask = masks[node.name];
      return mask === undefined ? x : tf.mul(x, mask);
    }
  }
}

function convolved(
  x: tf.Tensor,
  weight: tf.Tensor,
  bias: tf.Tensor,
  { stride, padding }: { stride: number; padding: number },
): tf.Tensor {
  const margin: [number, number] = [padding, padding];
  const padded = tf.pad(channelsLast(x), [[0, 0], margin, margin, [0, 0]]);
  const kernel = tf.transpose(fourAxes(weight), [2, 3, 1, 0]);
  return channelsFirst(tf.add(tf.conv2d(padded, kernel, stride, "valid"), bias));
}

/** [n, channels, height, width] to [n, height, width, channels], the layout of its kernels. */
function channelsLast(x: tf.Tensor): tf.Tensor4D {
  return tf.transpose(fourAxes(x), [0, 2, 3, 1]);
}

function channelsFirst(x: tf.Tensor): tf.Tensor4D {
  return tf.transpose(fourAxes(x), [0, 3, 1, 2]);
}

function fourAxes(x: tf.Tensor): tf.Tensor4D {
  if (x.rank !== 4) throw new Error(`not four axes: ${x.shape.join("x")}`);
  return x as tf.Tensor4D;
}
