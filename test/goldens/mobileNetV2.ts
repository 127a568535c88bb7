/**
 * Writes mobileNetV2.json: what TensorFlow.js finds when it runs the graph of the npm package nsfwjs itself.
 * Run as `npm install --no-save @tensorflow/tfjs-converter@4.22.0 && npx tsx test/goldens/mobileNetV2.ts`; takes minutes.
 */
import { writeFileSync } from "node:fs";
import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import { MobileNetV2MidModel } from "nsfwjs/models/mobilenet_v2_mid";
import { noise } from "../analyses/nn/noise.ts";

interface GraphModel {
  modelTopology: { node: { name: string }[] };
  weightsManifest: { weights: object[] }[];
}
interface Converter {
  loadGraphModel(handler: { load(): Promise<object> }): Promise<{
    execute(inputs: Record<string, tf.Tensor>, node: string): tf.Tensor;
  }>;
}
// not among the project's packages
const converter: string = "@tensorflow/tfjs-converter";
const { loadGraphModel } = (await import(converter)) as Converter;
const { default: model } = (await MobileNetV2MidModel.modelJson()) as unknown as { default: GraphModel };
const shards = await Promise.all(MobileNetV2MidModel.weightBundles.map((load) => load()));
const weights = Buffer.concat(shards.map(({ default: text }) => Buffer.from(text as unknown as string, "base64")));
const net = await loadGraphModel({
  load: async () => ({
    modelTopology: model.modelTopology,
    weightSpecs: model.weightsManifest[0]!.weights,
    weightData: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.length),
    format: "graph-model",
  }),
});
const node = model.modelTopology.node.find(({ name }) => name.endsWith("feature_vector/SpatialSqueeze"))!.name;
const input = tf.tensor(noise(224 * 224 * 3, 9, 0, 1), [1, 224, 224, 3]);
const features = net.execute({ input }, node).dataSync();
const golden = {
  madeBy: "test/goldens/mobileNetV2.ts",
  versions: { tfjs: tf.version_core, nsfwjs: "4.4.0" },
  count: features.length,
  norm: Math.hypot(...features),
  samples: Object.fromEntries(Array.from({ length: 28 }, (_, i) => [64 * i, features[64 * i]])),
};
writeFileSync(new URL("mobileNetV2.json", import.meta.url), `${JSON.stringify(golden, null, 1)}\n`);
