import * as tf from "@tensorflow/tfjs-core";
import { layout, margins, type PlacedNode } from "../network/layout.ts";
import type { Network } from "../network/networks.ts";

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
    last = apply(placed, (name) => outputs.get(name)!, learnt, masks);
    outputs.set(placed.node.name, last);
  }
  return last;
}

function apply(
  placed: PlacedNode,
  named: (node: string) => tf.Tensor,
  learnt: Variables,
  masks: Variables,
): tf.Tensor {
  const { node } = placed;
  const x = named(placed.input);
  const tensor = (part: string): tf.Tensor | undefined => learnt[`${node.name}.${part}`];
  switch (node.op) {
    case "conv":
      return convolved(x, node, tensor("weight")!, tensor("bias"));
    case "frozenConv":
      return node.groups === undefined || node.groups === 1
        ? convolved(x, node, tensor("weight")!, tensor("bias"))
        : grouped(x, node, tensor("weight")!, tensor("bias"));
    case "maxPool":
      return channelsFirst(tf.maxPool(channelsLast(x), node.kernel, node.stride, "valid"));
    case "frozenMaxPool": {
      const framed = padded(x, node.padding, Number.NEGATIVE_INFINITY);
      return channelsFirst(tf.maxPool(framed, node.kernel, node.stride, "valid"));
    }
    case "batchNorm": {
      const [mean, variance] = [tensor("running_mean")!, tensor("running_var")!];
      const [shift, scale] = [tensor("bias")!, tensor("weight")!];
      return channelsFirst(
        tf.batchNorm(
          channelsLast(x),
          oneAxis(mean),
          oneAxis(variance),
          oneAxis(shift),
          oneAxis(scale),
          1e-5,
        ),
      );
    }
    case "add":
      return tf.add(x, named(node.other));
    case "globalAverage":
      return tf.mean(x, [2, 3]);
    case "relu6":
      return tf.relu6(x);
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

interface Windows {
  stride?: number;
  padding?: number | readonly [before: number, after: number];
}

function convolved(
  x: tf.Tensor,
  { stride = 1, padding }: Windows,
  weight: tf.Tensor,
  bias: tf.Tensor | undefined,
): tf.Tensor {
  const kernel = tf.transpose(fourAxes(weight), [2, 3, 1, 0]);
  const product = tf.conv2d(padded(x, padding, 0), kernel, stride, "valid");
  return channelsFirst(bias === undefined ? product : tf.add(product, bias));
}

/** Each group apart, as TensorFlow knows only depthwise ones. */
function grouped(
  x: tf.Tensor,
  windows: Windows & { groups?: number },
  weight: tf.Tensor,
  bias: tf.Tensor | undefined,
): tf.Tensor {
  const { groups = 1 } = windows;
  const [inputs, kernels] = [tf.split(x, groups, 1), tf.split(weight, groups, 0)];
  const biases = bias && tf.split(bias, groups, 0);
  return tf.concat(
    inputs.map((input, group) => convolved(input, windows, kernels[group]!, biases?.[group])),
    1,
  );
}

/** Channels last, with margins of `value`. */
function padded(x: tf.Tensor, padding: Windows["padding"], value: number): tf.Tensor4D {
  const margin: [number, number] = [...margins(padding)];
  return tf.pad(channelsLast(x), [[0, 0], margin, margin, [0, 0]], value);
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

function oneAxis(x: tf.Tensor): tf.Tensor1D {
  if (x.rank !== 1) throw new Error(`not one axis: ${x.shape.join("x")}`);
  return x as tf.Tensor1D;
}
