import type { Tensors } from "./initialise.ts";
import type { Network } from "./networks.ts";

/** Part of every key: results of another identity may differ in the last digits. */
export interface EngineIdentity {
  name: EngineName;
  version: string;
  threads: number;
}

export type EngineName = (typeof engineNames)[number];

export const engineNames = ["onnx", "tensorflow", "reference"] as const;

export function isEngineName(name: string): name is EngineName {
  return engineNames.some((known) => known === name);
}

/** What decides how a network learns. */
export interface Recipe {
  /** examples in a step, at most; smaller steps are allowed */
  batch: number;
  /** learning rate */
  rate: number;
  momentum: number;
}

/** Examples of one step: inputs [n, ...input], classes [n], dropout masks [n, ...shape] by layer. */
export interface Batch {
  inputs: Float32Array;
  labels: readonly number[];
  masks: Tensors;
}

/** Momenta are PyTorch's times the learning rate: what the last step took off the parameters. */
export type State = Record<StatePart, Tensors>;

export type StatePart = (typeof stateParts)[number];

export const stateParts = ["parameters", "momenta"] as const;

/** A network that learns; calls must not overlap. */
export interface Trainer {
  /** steps the engine likes to be given at once */
  readonly stride: number;
  /** takes the steps in turn; logits [n, classes] of each, before its update, with dropout */
  steps(batches: readonly Batch[]): Promise<Float32Array[]>;
  /** logits [n, classes] of up to `batch` examples, without dropout */
  evaluate(inputs: Float32Array): Promise<Float32Array>;
  /** one tensor of the state as it is, since all together may be half a gigabyte; not to be changed */
  read(part: StatePart, name: string): Promise<Float32Array>;
  close(): Promise<void>;
}

/** A network that only computes; calls must not overlap. */
export interface FrozenNetwork {
  /** output [n, ...shape] of the last node, of up to `batch` examples, without dropout */
  evaluate(inputs: Float32Array): Promise<Float32Array>;
  close(): Promise<void>;
}

export interface Engine {
  identity: EngineIdentity;
  /** a trainer that starts at `state`, whose tensors it takes over */
  compile(network: Network, recipe: Recipe, state: State): Promise<Trainer>;
  /** the network with these parameters; takes them over */
  freeze(network: Network, parameters: Tensors, batch: number): Promise<FrozenNetwork>;
}
