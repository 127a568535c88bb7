import { expect, test } from "vitest";
import { alexNetSeeds } from "../../analyses/alexNetSeeds.ts";
import { fullTraining } from "../../analyses/fullTraining.ts";
import { openEngineThread } from "../../analyses/nn/engineThread.ts";
import { makeCorpus } from "../../data/corpus/corpus.ts";
import { drawnCorpus, memoryContext, noise } from "./drawnCovers.ts";

const pictures = Object.fromEntries(
  ["calm/1", "calm/2", "loud/1", "loud/2"].map((id, i) => [id, noise(i, 40)]),
);
const { covers } = drawnCorpus(pictures);
const sides = covers.map((cover, i) => ({ ...cover, split: i % 2 === 0 ? "train" : "test" }));
const corpus = makeCorpus("drawn", sides as typeof covers, []);

test("alexNetSeeds.run(corpus) trains once from each seed, none of which is full training's", async () => {
  const { recipe, models } = alexNetSeeds.params;
  const { seeds } = models.alexNet;
  const { network, pixels } = fullTraining.params.models["custom"]!; // in AlexNet's place, as it is quick
  const small = { recipe, models: { alexNet: { ...models.alexNet, network, pixels } } };
  const context = { ...memoryContext(pictures), engine: () => openEngineThread("onnx", 1) };
  const { runs } = (await alexNetSeeds.run(corpus, small, context)).result;
  expect(runs.map(({ seed }) => seed)).toEqual(seeds);
  expect(seeds).not.toContain(fullTraining.params.models["alexNet"]!.seeds[0]);
  expect(runs[0]!.epochs).not.toEqual(runs[1]!.epochs);
  expect(Object.keys(runs[0]!.predictions)).toEqual(["calm/2.png", "loud/2.png"]);
});
