import { stateParts, type State, type StatePart } from "../network/engine.ts";
import { parameters } from "../network/layout.ts";
import type { Network } from "../network/networks.ts";
import { momentumName } from "./program.ts";
import { floats, type Feeds } from "./session.ts";

/** The state under the names of `stateTensors`, without copying. */
export function stateFeeds(network: Network, state: State): Feeds {
  const feeds: Feeds = {};
  for (const { name, shape } of parameters(network)) {
    for (const part of stateParts) {
      feeds[stateName(part, name)] = floats(state[part][name]!, shape);
    }
  }
  return feeds;
}

export function stateName(part: StatePart, parameter: string): string {
  return part === "parameters" ? parameter : momentumName(parameter);
}
