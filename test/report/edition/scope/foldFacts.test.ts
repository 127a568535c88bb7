import { expect, it } from "vitest";
import { foldFacts } from "../../../../report/edition/scope/foldFacts.ts";
import { groupedCorpus, sampleEdition } from "../../sampleEdition.ts";

const edition = sampleEdition("mine", ["folk", "pop"]);
const { crossValidation } = foldFacts(edition);

it("foldFacts(edition) counts the folds that have covers, and these", () => {
  expect(crossValidation).toEqual({ count: 10, smallest: 2, largest: 4, learntFrom: 22 });
  expect(Object.keys(foldFacts(edition))).toEqual(
    expect.arrayContaining(["learnerFolds", "networkFolds", "transferLearning"]),
  );
});

it("foldFacts(edition) of groups in genres has as many folds as the genres have groups", () => {
  const corpus = groupedCorpus(["folk", "pop"], 4);
  const facts = foldFacts({ ...edition, corpus });
  expect(facts["crossValidation"]).toEqual({ count: 4, smallest: 6, largest: 6, learntFrom: 18 });
  expect(facts["transferLearning"]!.count).toBe(4);
});

it("foldFacts(edition) goes by the parameters of the paper", () => {
  const parameters = { crossValidation: { folds: 3, seed: "other" } };
  expect(foldFacts({ ...edition, parameters })).toMatchObject({ crossValidation: { count: 3 } });
});
