import { describe, expect, it } from "vitest";
import type { Edition } from "../../../../report/edition/edition.ts";
import { engineAgreement } from "../../../../report/edition/scope/engineAgreement.ts";
import { sampleEdition, sampleGenres } from "../../sampleEdition.ts";
import { sampleTraining } from "../../sampleTraining.ts";

const edition = sampleEdition();
const covers = edition.corpus.covers.filter(({ split }) => split === "test");

/** Wrong for so many covers at the beginning. */
function answers(wrong: number): Record<string, string> {
  return Object.fromEntries(
    covers.map(({ id, genre }, place) => [id, `${place < wrong ? "none" : genre} 0.90`]),
  );
}

/** Two seeds by one engine, of which the second is wrong for three covers, and the first by the other engine, wrong for one. */
function trained(): Edition {
  const fullTraining = sampleTraining(sampleGenres, { custom: 2 });
  const [first, other] = fullTraining.models["custom"]!.runs;
  first!.predictions = answers(0);
  other!.predictions = answers(3);
  const custom = { test: first!.test, predictions: answers(1) };
  return { ...edition, results: { fullTraining, secondEngine: { custom } } };
}

describe("engineAgreement(edition)", () => {
  it("counts the covers that both engines name alike, and two seeds by one", () => {
    const { length } = covers;
    expect(engineAgreement(trained())).toMatchObject({
      covers: length,
      same: length - 1,
      seeds: { fewest: length - 3, most: length - 3 },
      p: 1,
    });
  });

  it("is null where they judged other covers", () => {
    const other = trained();
    delete other.results.secondEngine!.custom.predictions[covers[0]!.id];
    expect(engineAgreement(other)).toBeNull();
    expect(engineAgreement({ ...edition, results: {} })).toBeNull();
  });
});
