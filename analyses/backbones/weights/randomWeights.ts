import { random, type Random } from "../../../data/random.ts";
import type { Tensors } from "../../nn/network/initialise.ts";
import { parameters, size, type Parameter } from "../../nn/network/layout.ts";
import type { Network } from "../../nn/network/networks.ts";

/**
 * Weights as torchvision draws those of ResNet and MobileNetV2 before training: convolutions normal with variance
 * 2 / (filters x height x width) (He et al. 2015, arXiv:1502.01852), batch norm 1 and 0, mean 0, variance 1: folded
 * into a convolution, a bias of 0.
 */
export function randomWeights(network: Network, seed: string): Tensors {
  const drawn = parameters(network).map(
    (tensor) => [tensor.name, heTensor(tensor, `${seed}/${tensor.name}`)] as const,
  );
  return Object.fromEntries(drawn);
}

function heTensor({ name, shape }: Parameter, seed: string): Float32Array {
  const values = new Float32Array(size(shape));
  if (shape.length === 1) return values.fill(/\.(weight|running_var)$/.test(name) ? 1 : 0);
  const [filters, , height, width] = shape as [number, number, number, number];
  const deviation = Math.sqrt(2 / (filters * height * width));
  return fillNormal(values, deviation, random(seed));
}

/** Box and Muller's pairs. */
function fillNormal(values: Float32Array, deviation: number, stream: Random): Float32Array {
  for (let i = 0; i < values.length; i += 2) {
    const radius = deviation * Math.sqrt(-2 * Math.log(1 - stream.float()));
    const angle = 2 * Math.PI * stream.float();
    values[i] = radius * Math.cos(angle);
    if (i + 1 < values.length) values[i + 1] = radius * Math.sin(angle);
  }
  return values;
}
