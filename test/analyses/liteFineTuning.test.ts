import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { liteCrossValidation } from "../../analyses/liteCrossValidation.ts";
import { liteFineTuning } from "../../analyses/liteFineTuning.ts";
import type { LiteHead } from "../../analyses/liteHead.ts";
import { loadEngine } from "../../analyses/nn/loadEngine.ts";
import { choose } from "../../analyses/tuning/choice.ts";
import type { FineTuning } from "../../analyses/tuning/tuneBackbone.ts";
import { parsePrediction } from "../../analyses/stats/prediction.ts";
import { sampleEdition } from "../report/sampleEdition.ts";

const results = new URL("../../analyses/results/", import.meta.url);

function committed<Result>(corpus: string, analysis: string): Result {
  const text = readFileSync(new URL(`${corpus}/${analysis}.json`, results), "utf8");
  return (JSON.parse(text) as { result: Result }).result;
}

const computed = ["bandcamp", "control"].filter((corpus) =>
  existsSync(new URL(`${corpus}/liteFineTuning.json`, results)),
);

test("liteFineTuning.params have the heads of liteCrossValidation, and its weights are one file", () => {
  const { heads, settings } = liteFineTuning.params;
  const { efficientNetLite0, efficientNetLite0Stages } = liteCrossValidation.params.heads;
  expect(heads.efficientNetLite0).toEqual(efficientNetLite0);
  expect({ ...heads.efficientNetLite0Stages, curve: true }).toEqual(efficientNetLite0Stages);
  expect(Object.keys(settings)).toEqual(["lastBlock", "lastBlockMixed", "lastFourMixed"]);
  expect(liteFineTuning.weights!.map(({ name }) => name)).toEqual(["efficientNetLite0"]);
});

test("liteFineTuning.run(corpus) refuses an engine that cannot tune", async () => {
  const engine = async () => loadEngine("reference", 1);
  const lacking = async () => Promise.reject(new Error("not asked for"));
  const context = {
    engine,
    readCover: lacking,
    cached: lacking,
    cachedCovers: lacking,
    readWeights: lacking,
    store: lacking,
    onProgress: () => undefined,
  };
  const corpus = sampleEdition("bandcamp", ["metal", "pop"]).corpus;
  await expect(liteFineTuning.run(corpus, liteFineTuning.params, context)).rejects.toThrow(
    "fine-tuning runs on ONNX Runtime alone: --engine reference (expected onnx)",
  );
});

test.for(computed)("of %s the choice and the pairs follow from what is stored", (corpus) => {
  const { settings, chosen, models, pairs, covers, epochs } = committed<FineTuning>(
    corpus,
    "liteFineTuning",
  );
  const { setting, epoch, averaged, validation } = choose(settings);
  expect(validation.loss).toBe(chosen.validation.loss);
  expect([setting, epoch, averaged]).toEqual([chosen.setting, chosen.epoch, chosen.averaged]);
  for (const it of Object.values(settings)) expect(it.epochs.length).toBeLessThanOrEqual(epochs);
  expect(covers.learnt + covers.validation).toBe(covers.training);
  const right = (name: keyof typeof models) =>
    Object.entries(models[name].predictions).filter(([id, line]) =>
      id.startsWith(`${parsePrediction(line)[0]!.genre}/`),
    ).length;
  const difference = right("tuned") - right("frozen");
  expect(pairs.tunedFrozen.onlyFirst - pairs.tunedFrozen.onlySecond).toBe(difference);
});

test.for(computed)("of %s the best frozen head is that of liteHead", (corpus) => {
  const { models } = committed<FineTuning>(corpus, "liteFineTuning");
  const { efficientNetLite0Stages } = committed<LiteHead>(corpus, "liteHead").models;
  expect(models.stages.test.confusion).toEqual(efficientNetLite0Stages.test.confusion);
});
