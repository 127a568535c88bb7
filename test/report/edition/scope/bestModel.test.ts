import { expect, it } from "vitest";
import { bestModel } from "../../../../report/edition/scope/bestModel.ts";
import { readSources } from "../../../../report/site/sources.ts";
import { sampleEdition } from "../../sampleEdition.ts";

const { poster } = await readSources();

it("bestModel(edition, poster) is that with the most right answers, held against the best guess", () => {
  const edition = sampleEdition("own");
  const { baselines } = edition.results;
  const learners = { ...edition, results: { baselines: baselines! } };
  expect(bestModel(learners, poster)).toMatchObject({
    label: "ridge on gradients",
    accuracy: { value: 0.5, n: 60 },
    models: 8,
    beatsGuessing: true,
    p: expect.closeTo(2.227816863e-8, 15),
    toldCount: 3,
    told: ["ambient", "jazz", "pop"],
    untold: ["folk", "metal", "rock"],
  });
});

it("bestModel(edition, poster) names all that are as good", () => {
  const edition = sampleEdition("own");
  const { ridge } = edition.results.baselines!.models;
  const models = { ridge: ridge!, lasso: ridge! };
  const results = { baselines: { ...edition.results.baselines!, models } };
  const found = bestModel({ ...edition, results }, poster)!;
  expect(found).toMatchObject({ label: "ridge on gradients", tied: 2 });
  expect(found.labels).toBe("ridge on gradients; LASSO on gradients");
});

it("bestModel(edition, poster) is not better than guessing where the best of so many may be by luck", () => {
  const edition = sampleEdition("own");
  const { ridgeWeak } = edition.results.baselines!.models;
  const results = {
    baselines: { ...edition.results.baselines!, models: { ridgeWeak: ridgeWeak! } },
  };
  expect(bestModel({ ...edition, results }, poster)).toMatchObject({
    label: "ridge, penalty 0.0001 on 32 × 32 pixels",
    accuracy: { value: 1 / 6 },
    beatsGuessing: false,
  });
  expect(bestModel({ ...edition, results: {} }, poster)).toBeUndefined();
});
