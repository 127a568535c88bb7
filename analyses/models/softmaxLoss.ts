import { Graph } from "../nn/onnx/layers/graph.ts";
import { floats, numbers, openSession } from "../nn/onnx/session.ts";

/** Mean softmax cross-entropy of a linear classifier over rows that count, and its gradients. */
export interface SoftmaxLoss {
  /** `weight` [classes, features], `bias` [classes], `share` [rows]: what each row counts, together 1 */
  at(
    weight: Float32Array,
    bias: Float32Array,
    share: Float32Array,
  ): Promise<{ value: number; weight: Float32Array; bias: Float32Array; logits: Float32Array }>;
  close(): Promise<void>;
}

/** Loss over rows [rows, features] that stay, labelled 0 to `classes` - 1; ONNX Runtime multiplies. */
export async function openSoftmaxLoss(
  rows: Float32Array,
  labels: readonly number[],
  classes: number,
  threads: number,
): Promise<SoftmaxLoss> {
  const count = labels.length;
  const features = rows.length / count;
  const session = await openSession(lossModel(rows, labels, classes), threads);
  return {
    async at(weight, bias, share) {
      const outputs = await session.run({
        weight: floats(weight, [classes, features]),
        bias: floats(bias, [classes]),
        share: floats(share, [count, 1]),
      });
      return {
        value: numbers(outputs["value"])[0]!,
        weight: numbers(outputs["dWeight"]),
        bias: numbers(outputs["dBias"]),
        logits: numbers(outputs["logits"]),
      };
    },
    close: session.close,
  };
}

function lossModel(rows: Float32Array, labels: readonly number[], classes: number): Uint8Array {
  const count = labels.length;
  const features = rows.length / count;
  const graph = new Graph();
  const x = graph.floats("x", [count, features], rows);
  const y = graph.floats("y", [count, classes], oneHot(labels, classes));
  const weight = graph.input("weight", [classes, features]);
  const bias = graph.input("bias", [classes]);
  const share = graph.input("share", [count, 1]);
  graph.nodes("Gemm", [x, weight, bias], ["logits"], { transB: 1 });
  const likelihood = graph.op("Mul", [graph.op("LogSoftmax", ["logits"], { axis: 1 }), y]);
  const loss = graph.op("Neg", [graph.op("Mul", [likelihood, share])]);
  graph.nodes("ReduceSum", [loss, graph.integers([0, 1])], ["value"], { keepdims: 0 });
  const error = graph.op("Sub", [graph.op("Softmax", ["logits"], { axis: 1 }), y]);
  const dLogits = graph.op("Mul", [error, share]);
  graph.nodes("Gemm", [dLogits, x], ["dWeight"], { transA: 1 });
  graph.nodes("ReduceSum", [dLogits, graph.integers([0])], ["dBias"], { keepdims: 0 });
  graph.output("value", []);
  graph.output("dWeight", [classes, features]);
  graph.output("dBias", [classes]);
  graph.output("logits", [count, classes]);
  return graph.encode();
}

function oneHot(labels: readonly number[], classes: number): Float32Array {
  const values = new Float32Array(labels.length * classes);
  for (const [row, label] of labels.entries()) values[row * classes + label] = 1;
  return values;
}
