import { UserError } from "../../../data/error.ts";
import type { Tensors } from "../../nn/network/initialise.ts";
import { parameters, size } from "../../nn/network/layout.ts";
import type { Network, Shape } from "../../nn/network/networks.ts";

/** A tensor of TensorFlow.js's weight manifest, one byte a number: value = byte * scale + min. */
interface Quantised {
  name: string;
  shape: readonly number[];
  quantization: { min: number; scale: number; dtype: string };
}

/** The tensors of `mobileNetV2()` that the npm package nsfwjs ships: pretrained on ImageNet, fine-tuned by its authors. */
export async function nsfwjsWeights(network: Network): Promise<Tensors> {
  const { specs, bytes } = await readPackage();
  const stored = new Map<string, { spec: Quantised; bytes: Uint8Array }>();
  let offset = 0;
  for (const spec of specs) {
    const end = offset + size(spec.shape);
    stored.set(shortName(spec.name), { spec, bytes: bytes.subarray(offset, end) });
    offset = end;
  }
  const found = parameters(network).map(({ name, shape }) => {
    const tensor = stored.get(packageName(name));
    if (tensor === undefined) throw new UserError(`nsfwjs: missing tensor: ${packageName(name)}`);
    return [
      name,
      channelsFirst(dequantised(tensor.spec, tensor.bytes), tensor.spec.shape, shape, name),
    ] as const;
  });
  return Object.fromEntries(found);
}

async function readPackage(): Promise<{ specs: readonly Quantised[]; bytes: Uint8Array }> {
  const { MobileNetV2MidModel } = await import("nsfwjs/models/mobilenet_v2_mid");
  const { default: model } = (await MobileNetV2MidModel.modelJson()) as unknown as {
    default: { weightsManifest: { weights: Quantised[] }[] };
  };
  const shards = await Promise.all(MobileNetV2MidModel.weightBundles.map((load) => load()));
  const specs = model.weightsManifest.flatMap(({ weights }) => weights);
  const other = specs.find(({ quantization }) => quantization?.dtype !== "uint8");
  if (other) throw new UserError(`nsfwjs: not in single bytes: ${other.name}`);
  return {
    specs,
    bytes: Buffer.concat(shards.map(({ default: text }) => Buffer.from(text, "base64"))),
  };
}

/** `expanded_conv/depthwise.weight` is `expanded_conv/depthwise/depthwise_weights` there. */
function packageName(parameter: string): string {
  const [node, part] = parameter.split(".") as [string, string];
  const op = node.endsWith("/depthwise") ? "depthwise" : "Conv2D";
  return `${node}/${op}_${part === "weight" ? "weights" : "bn_offset"}`;
}

function shortName(name: string): string {
  return name.replace(/^.*\/MobilenetV2\//, "");
}

function dequantised({ quantization: { min, scale } }: Quantised, bytes: Uint8Array): Float32Array {
  return Float32Array.from(bytes, (byte) => byte * scale + min);
}

/** [height, width, in, out], or [height, width, channels, 1] of a depthwise kernel, to [out, in, height, width]. */
function channelsFirst(values: Float32Array, from: Shape, to: Shape, name: string): Float32Array {
  if (from.length === 1 && to.length === 1 && from[0] === to[0]) return values;
  const [height, width, inner, outer] = from as [number, number, number, number];
  const isDepthwise = outer === 1 && to[1] === 1 && inner > 1;
  const expected = isDepthwise ? [inner, 1, height, width] : [outer, inner, height, width];
  if (from.length !== 4 || expected.join() !== to.join())
    throw new UserError(`nsfwjs: ${name}: shape ${from.join("x")} (expected ${to.join("x")})`);
  const [filters, channels] = to as [number, number];
  const out = new Float32Array(values.length);
  for (let f = 0; f < filters; f++)
    for (let c = 0; c < channels; c++)
      for (let at = 0; at < height * width; at++)
        out[(f * channels + c) * height * width + at] =
          values[isDepthwise ? at * inner + f : (at * inner + c) * outer + f]!;
  return out;
}
