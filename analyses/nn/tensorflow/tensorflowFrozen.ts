import * as tf from "@tensorflow/tfjs-core";
import { checkCount, checkParameters } from "../network/check.ts";
import type { FrozenNetwork } from "../network/engine.ts";
import type { Tensors } from "../network/initialise.ts";
import { size } from "../network/layout.ts";
import type { Network } from "../network/networks.ts";
import { forward } from "./forward.ts";
import { download, upload } from "./tensors.ts";

/** Interprets the network on the backend that is set. */
export function tensorflowFrozen(network: Network, tensors: Tensors, batch: number): FrozenNetwork {
  checkParameters(network, tensors);
  const variables = upload(network, tensors);
  return {
    async evaluate(inputs) {
      const count = checkCount(inputs.length / size(network.input), batch);
      const shape = [count, ...network.input];
      return download(tf.tidy(() => forward(network, tf.tensor(inputs, shape), variables, {})));
    },
    async close() {
      tf.dispose(variables);
    },
  };
}
