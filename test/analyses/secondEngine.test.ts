import { expect, test } from "vitest";
import type { Json } from "../../analyses/contract/analysis.ts";
import { openEngineThread } from "../../analyses/nn/engineThread.ts";
import { dependenciesOf } from "../../analyses/pipeline/key.ts";
import { secondEngine } from "../../analyses/secondEngine.ts";
import { makeCorpus } from "../../data/corpus/corpus.ts";
import { drawnCorpus, memoryContext, noise } from "./drawnCovers.ts";

const pictures = Object.fromEntries(
  ["calm/1", "calm/2", "loud/1", "loud/2"].map((id, i) => [id, noise(i, 40)]),
);
const drawn = drawnCorpus(pictures);
const corpus = makeCorpus(
  "drawn",
  drawn.covers.map((cover, i) => ({ ...cover, split: i % 2 === 0 ? "train" : "test" })),
  [],
);

test("secondEngine.run(corpus) says what the engine it is given makes of each test cover", async () => {
  const context = { ...memoryContext(pictures), engine: () => openEngineThread("onnx", 1) };
  const { result } = await secondEngine.run(corpus, secondEngine.params, context);
  expect(Object.keys(result.custom.predictions)).toEqual(["calm/2.png", "loud/2.png"]);
  expect(result.custom.test.accuracy.n).toBe(2);
});

test("secondEngine has TensorFlow in its key, whatever engine the others run on", async () => {
  const params = JSON.parse(JSON.stringify(secondEngine.params)) as Json;
  const identify = async (module: string) => ({ code: module, modules: {}, packages: {} });
  const choice = { name: "onnx", threads: 2 } as const;
  const { parts } = await dependenciesOf(
    { ...secondEngine, params },
    { hash: "" },
    choice,
    identify,
  );
  expect(parts.engine).toMatchObject({ name: "tensorflow", threads: 2 });
  expect(parts.engine?.code).toMatch(/nativeEngine\.ts$/);
});
