import { describe, expect, it } from "vitest";
import { pairedTests } from "../../../../report/edition/scope/pairs.ts";
import type { Edition } from "../../../../report/edition/edition.ts";
import { sampleEdition, sampleGenres } from "../../sampleEdition.ts";
import { sampleTraining } from "../../sampleTraining.ts";

const edition = sampleEdition();
const covers = edition.corpus.covers.filter(({ split }) => split === "test");

/** Answers of as many runs of the custom network. */
function withAnswers(answers: ((genre: string, place: number) => string)[]): Edition {
  const training = sampleTraining(sampleGenres, { custom: answers.length });
  for (const [index, answer] of answers.entries())
    training.models["custom"]!.runs[index]!.predictions = Object.fromEntries(
      covers.map(({ id, genre }, place) => [id, `${answer(genre, place)} 0.90`]),
    );
  return { ...edition, results: { fullTraining: training } };
}

describe("pairedTests(edition)", () => {
  it("counts the covers that only one of two models recognised", () => {
    const pairs = pairedTests(
      withAnswers([(genre) => genre, (genre, place) => (place < 2 ? "none" : genre)]),
    );
    expect(pairs["custom1"]!["custom2"]).toEqual({ onlyFirst: 2, onlySecond: 0, p: 0.5 });
    expect(pairs["custom2"]!["custom1"]).toEqual({ onlyFirst: 0, onlySecond: 2, p: 0.5 });
    expect(pairs["custom1"]!["custom1"]!.p).toBe(1);
  });

  it("leaves out a model that was judged on other covers", () => {
    const two = withAnswers([(genre) => genre, (genre) => genre]);
    delete two.results.fullTraining!.models["custom"]!.runs[1]!.predictions[covers[0]!.id];
    expect(Object.keys(pairedTests(two))).toEqual(["custom1"]);
  });
});
