import type { State } from "../engine.ts";
import type { Tensors } from "../initialise.ts";
import { parameters } from "../layout.ts";
import type { Network } from "../networks.ts";
import { momentumName } from "./program.ts";
import { floats, numbers, type Feeds } from "./session.ts";

/** The state under the names of `stateTensors`, without copying. */
export function stateFeeds(network: Network, state: State): Feeds {
  const feeds: Feeds = {};
  for (const { name, shape } of parameters(network)) {
    const [values, velocity] = [state.parameters[name]!, state.momenta[name]!];
    feeds[name] = floats(values, shape);
    feeds[momentumName(name)] = floats(velocity, shape);
  }
  return feeds;
}

/** The way back of `stateFeeds`. */
export function readState(network: Network, feeds: Feeds): State {
  const state = { parameters: {} as Tensors, momenta: {} as Tensors };
  for (const { name } of parameters(network)) {
    state.parameters[name] = numbers(feeds[name]);
    state.momenta[name] = numbers(feeds[momentumName(name)]);
  }
  return state;
}
