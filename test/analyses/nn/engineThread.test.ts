import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { openEngineThread } from "../../../analyses/nn/engineThread.ts";
import type { Engine } from "../../../analyses/nn/network/engine.ts";
import { loadEngine } from "../../../analyses/nn/loadEngine.ts";
import { customNetwork } from "../../../analyses/nn/network/networks.ts";
import { UserError } from "../../../data/error.ts";
import { noisyBatch, noisyState } from "./noise.ts";
import { readState } from "./readState.ts";

const network = customNetwork(3, { size: 16 });
const batches = [0, 1].map((step) => noisyBatch(network, 4, step));

async function learn(engine: Engine) {
  const recipe = { batch: 4, rate: 0.01, momentum: 0.9 };
  const trainer = await engine.compile(network, recipe, noisyState(network));
  const logits = await trainer.steps(batches);
  const result = {
    logits,
    state: await readState(trainer, network),
    test: await trainer.evaluate(batches[0]!.inputs),
  };
  await trainer.close();
  return result;
}

describe("openEngineThread(name, threads)", () => {
  it("is the engine itself, bit for bit", async () => {
    const [here, there] = [await loadEngine("onnx", 2), await openEngineThread("onnx", 2)];
    expect(there.identity).toEqual(here.identity);
    expect(await learn(there)).toEqual(await learn(here));
  });

  it("leaves the calling thread free", async () => {
    const endsInOneTurn = async (engine: Engine) => {
      let ended = false;
      const learned = learn(engine).then(() => (ended = true));
      await setImmediate();
      const endedBefore = ended;
      await learned;
      return endedBefore;
    };
    expect(await endsInOneTurn(await loadEngine("reference", 1))).toBe(true);
    expect(await endsInOneTurn(await openEngineThread("reference", 1))).toBe(false);
  });

  it("hands errors over, UserErrors as such", async () => {
    await expect(openEngineThread("torch", 1)).rejects.toThrow(UserError);
    const engine = await openEngineThread("onnx", 1);
    const trainer = await engine.compile(
      network,
      { batch: 2, rate: 1, momentum: 0 },
      noisyState(network),
    );
    await expect(trainer.steps(batches)).rejects.toThrow("batch: 4 examples (expected 1 to 2)");
    await expect(trainer.evaluate(new Float32Array(768))).resolves.toHaveLength(3);
  });
});
