import { expect, it } from "vitest";
import {
  quizCovers,
  quizEdition,
  quizLength,
  quizNetworks,
} from "../../../../report/edition/try/quiz.ts";
import { controlParams, designControl } from "../../../../data/control/design.ts";
import { makeCorpus } from "../../../../data/corpus/corpus.ts";
import { readSources } from "../../../../report/site/sources.ts";
import { sampleEdition } from "../../sampleEdition.ts";

const { poster } = await readSources();
const covers = designControl(controlParams).map((cover) => ({
  id: cover.id,
  genre: cover.genre,
  split: cover.split,
  sha256: "",
  sizeBytes: 0,
  width: 350,
  height: 350,
  phash: "",
  duplicateOf: "",
}));
const edition = { ...sampleEdition("control"), corpus: makeCorpus("control", covers, []) };

it("quizEdition(editions) is the drawn one, once its networks are trained", () => {
  expect(quizEdition([sampleEdition(), edition])).toBe(edition);
  expect(quizEdition([sampleEdition(), { ...edition, results: {} }])).toBeUndefined();
});

it("quizCovers(edition) are different test covers, always the same", () => {
  const ids = quizCovers(edition).map(({ id }) => id);
  expect(new Set(ids).size).toBe(quizLength);
  expect(ids.every((id) => /\/test-\d+\.png$/.test(id))).toBe(true);
  expect(quizCovers(edition).map(({ id }) => id)).toEqual(ids);
});

it("quizNetworks(edition, poster, covers) has networks that answered every cover", () => {
  const asked = quizCovers(edition);
  expect(quizNetworks(edition, poster, asked)).toEqual([]);
  const { custom, ...models } = edition.results.fullTraining!.models;
  const predictions = Object.fromEntries(
    asked.map(({ id }) => [id, "metal 0.60, rock 0.20, jazz 0.10"]),
  );
  const fullTraining = {
    ...edition.results.fullTraining!,
    models: { ...models, custom: { ...custom!, runs: [{ ...custom!.runs[0]!, predictions }] } },
  };
  const [network, ...others] = quizNetworks(
    { ...edition, results: { fullTraining } },
    poster,
    asked,
  );
  expect(network?.answers.get(asked[0]!.id)).toBe("metal");
  expect(others).toEqual([]);
});
