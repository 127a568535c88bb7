/** Networks as plain data: what the engines compile, tests describe and the report prints. */

/** Of one example, without the batch: [channels, height, width] or [features]. */
export type Shape = readonly number[];

/** Layers that networks trained here are made of, in PyTorch's conventions; `stride` is 1 and `padding` 0 unless given. */
export type LearningLayer =
  | { op: "conv"; filters: number; kernel: number; stride?: number; padding?: number }
  | { op: "maxPool"; kernel: number; stride: number }
  | { op: "linear"; features: number }
  | { op: "relu" }
  | { op: "flatten" }
  | { op: "dropout"; rate: number };

/** Layers of frozen networks only: nothing computes their gradients. */
export type FrozenLayer =
  | {
      op: "frozenConv";
      filters: number;
      kernel: number;
      stride?: number;
      /** on all sides, or before and after, as TensorFlow's SAME has it */
      padding?: number | readonly [before: number, after: number];
      /** of channels that do not see each other; as many as there are channels make it depthwise */
      groups?: number;
      bias?: boolean;
    }
  | { op: "frozenMaxPool"; kernel: number; stride: number; padding: number }
  /** with the means and variances of training; PyTorch's epsilon, 1e-5 */
  | { op: "batchNorm" }
  /** the sum with another node's output */
  | { op: "add"; other: string }
  /** the mean over all pixels, one number a channel */
  | { op: "globalAverage" }
  /** min(max(x, 0), 6) */
  | { op: "relu6" };

export type Layer = LearningLayer | FrozenLayer;

/** A layer with its name, as in PyTorch's state dict; `input` names another node, else it is the one before. */
export type Node = Layer & { name: string; input?: string };

/** The last node's output are the logits. */
export interface Network {
  name: string;
  input: Shape;
  nodes: readonly Node[];
}

/** Widths of the write-up's network. */
export interface CustomWidths {
  size: number;
  conv: readonly [number, number];
  linear: readonly [number, number];
}

const writeUp: CustomWidths = { size: 32, conv: [50, 10], linear: [120, 84] };

/** The write-up's own network: two convolutions, each pooled, and three linear layers. */
export function customNetwork(classes: number, widths: Partial<CustomWidths> = {}): Network {
  const { size, conv, linear } = { ...writeUp, ...widths };
  return {
    name: "custom",
    input: [3, size, size],
    nodes: [
      { name: "conv1", op: "conv", filters: conv[0], kernel: 5 },
      { name: "relu1", op: "relu" },
      { name: "pool1", op: "maxPool", kernel: 2, stride: 2 },
      { name: "conv2", op: "conv", filters: conv[1], kernel: 3 },
      { name: "relu2", op: "relu" },
      { name: "pool2", op: "maxPool", kernel: 2, stride: 2 },
      { name: "flatten", op: "flatten" },
      { name: "fc1", op: "linear", features: linear[0] },
      { name: "relu3", op: "relu" },
      { name: "fc2", op: "linear", features: linear[1] },
      { name: "relu4", op: "relu" },
      { name: "fc3", op: "linear", features: classes },
    ],
  };
}

/** torchvision's AlexNet, 224x224; its adaptive average pool changes nothing at this size and is left out. */
export function alexNet(classes: number): Network {
  return {
    name: "alexNet",
    input: [3, 224, 224],
    nodes: [
      { name: "features.0", op: "conv", filters: 64, kernel: 11, stride: 4, padding: 2 },
      { name: "features.1", op: "relu" },
      { name: "features.2", op: "maxPool", kernel: 3, stride: 2 },
      { name: "features.3", op: "conv", filters: 192, kernel: 5, padding: 2 },
      { name: "features.4", op: "relu" },
      { name: "features.5", op: "maxPool", kernel: 3, stride: 2 },
      { name: "features.6", op: "conv", filters: 384, kernel: 3, padding: 1 },
      { name: "features.7", op: "relu" },
      { name: "features.8", op: "conv", filters: 256, kernel: 3, padding: 1 },
      { name: "features.9", op: "relu" },
      { name: "features.10", op: "conv", filters: 256, kernel: 3, padding: 1 },
      { name: "features.11", op: "relu" },
      { name: "features.12", op: "maxPool", kernel: 3, stride: 2 },
      { name: "flatten", op: "flatten" },
      { name: "classifier.0", op: "dropout", rate: 0.5 },
      { name: "classifier.1", op: "linear", features: 4096 },
      { name: "classifier.2", op: "relu" },
      { name: "classifier.3", op: "dropout", rate: 0.5 },
      { name: "classifier.4", op: "linear", features: 4096 },
      { name: "classifier.5", op: "relu" },
      { name: "classifier.6", op: "linear", features: classes },
    ],
  };
}

/** A new last layer over `features` cached numbers: what transfer learning trains. */
export function linearHead(features: number, classes: number): Network {
  return {
    name: "linearHead",
    input: [features],
    nodes: [{ name: "fc", op: "linear", features: classes }],
  };
}
