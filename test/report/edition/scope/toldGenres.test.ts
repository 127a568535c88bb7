import { describe, expect, it } from "vitest";
import { toldGenres } from "../../../../report/edition/scope/toldGenres.ts";
import { evaluationOf } from "../../audit/evaluationOf.ts";
import { sampleEdition, sampleGenres } from "../../sampleEdition.ts";

describe("toldGenres(edition)", () => {
  it("has, for every analysis, model and genre, whether the genre is told from the others", () => {
    const edition = structuredClone(sampleEdition());
    const right = Object.fromEntries(sampleGenres.map((genre, i) => [genre, i === 0 ? 90 : 0]));
    edition.results.fullTraining!.models["custom"]!.runs[0]!.test = evaluationOf(right);
    const { custom1 } = toldGenres(edition)["fullTraining"]!;
    expect(Object.keys(custom1!)).toEqual(edition.corpus.genres);
    const [first, second] = sampleGenres;
    expect(custom1![first!]).toMatchObject({ is: true, own: { value: 0.9 } });
    expect(custom1![second!]).toMatchObject({ is: false, own: { value: 0 } });
  });
});
