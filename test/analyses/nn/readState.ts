import { stateParts, type State, type Trainer } from "../../../analyses/nn/network/engine.ts";
import { parameters } from "../../../analyses/nn/network/layout.ts";
import type { Network } from "../../../analyses/nn/network/networks.ts";

/** All of a trainer's state. */
export async function readState(trainer: Trainer, network: Network): Promise<State> {
  const state: State = { parameters: {}, momenta: {} };
  for (const part of stateParts) {
    for (const { name } of parameters(network)) {
      state[part][name] = await trainer.read(part, name);
    }
  }
  return state;
}
