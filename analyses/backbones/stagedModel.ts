import type { WeightFile } from "../../data/weights.ts";
import type { Tensors } from "../nn/network/initialise.ts";
import { layout, parameters } from "../nn/network/layout.ts";
import type { Network } from "../nn/network/networks.ts";
import { addInference } from "../nn/onnx/inference.ts";
import { Graph } from "../nn/onnx/layers/graph.ts";
import { type Backbone, describeBackbone } from "./backbone.ts";
import { cutAfter, featureCounts } from "./stages.ts";
import { parseWeightsFile } from "./weights/weightsFile.ts";

/** Parts of a network, one after the other: the input `x` of each is the output of the one before. */
class Chain extends Graph {
  last = "x";

  override nodes(opType: string, input: readonly string[], ...rest: Rest): void {
    super.nodes(
      opType,
      input.map((name) => (name === "x" ? this.last : name)),
      ...rest,
    );
  }
}

type Rest = Parameters<Graph["nodes"]> extends [string, readonly string[], ...infer R] ? R : never;

/** An ONNX model of what `freezeStages` computes, for one picture: `x` [1, ...input] to `features` [1, all of `featureCounts`]. */
export function stagedModel(
  network: Network,
  stages: readonly string[],
  tensors: Tensors,
): Uint8Array {
  const graph = new Chain();
  graph.input("x", [1, ...network.input]);
  for (const { name, shape } of parameters(network)) graph.floats(name, shape, tensors[name]!);
  const moments: string[] = [];
  for (const [i, part] of cutAfter(network, stages).entries()) {
    graph.last = addInference(graph, part, 1);
    if (i < stages.length) moments.push(...addMoments(graph, channelsAfter(part)));
  }
  graph.nodes("Concat", [graph.last, ...moments], ["features"], { axis: 1 });
  graph.output("features", [1, featureCounts(network, stages).all]);
  return graph.encode();
}

/** Of the last output: each channel's mean and its deviation, [1, channels] each. */
function addMoments(graph: Chain, channels: number): [mean: string, deviation: string] {
  const mean = graph.op("GlobalAveragePool", ["x"]);
  const centred = graph.op("Sub", ["x", mean]);
  const variance = graph.op("GlobalAveragePool", [graph.op("Mul", [centred, centred])]);
  const deviation = graph.op("Sqrt", [variance]);
  return [graph.reshape(mean, [1, channels]), graph.reshape(deviation, [1, channels])];
}

function channelsAfter(part: Network): number {
  return layout(part).at(-1)!.shape[0]!;
}

/** The model of a backbone with published weights. */
export async function publishedModel(
  backbone: Backbone,
  readWeights: (file: WeightFile) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const { network: build, stages, read } = describeBackbone(backbone);
  if (backbone.weights.kind !== "published")
    throw new Error(`no published weights: ${backbone.architecture}`);
  const { file } = backbone.weights;
  const network = build();
  const stored = parseWeightsFile(Buffer.from(await readWeights(file)), file.file);
  return stagedModel(network, stages, read(network, stored, file.file));
}
