import { checkCount, checkParameters } from "../network/check.ts";
import type { FrozenNetwork } from "../network/engine.ts";
import type { Tensors } from "../network/initialise.ts";
import { joinRows } from "../network/joinRows.ts";
import { layout, size } from "../network/layout.ts";
import type { Network } from "../network/networks.ts";
import { frozenModel } from "./model.ts";
import { floats, numbers, openSession } from "./session.ts";

/** The tensors are constants of the graph, so that the runtime can fold and pack them. */
export async function onnxFrozen(
  network: Network,
  tensors: Tensors,
  batch: number,
  threads: number,
): Promise<FrozenNetwork> {
  checkParameters(network, tensors);
  const session = await openSession(frozenModel(network, batch, tensors), threads);
  const [each, outputs] = [size(network.input), size(layout(network).at(-1)!.shape)];
  return {
    async evaluate(inputs) {
      const count = checkCount(inputs.length / each, batch);
      const full = count === batch ? inputs : joinRows([inputs], batch * each);
      const x = floats(full, [batch, ...network.input]);
      return numbers((await session.run({ x }))["output"]).slice(0, count * outputs);
    },
    close: session.close,
  };
}
