import { describe, expect, it } from "vitest";
import { joinSeeds } from "../../../report/edition/joinSeeds.ts";
import { sampleEdition, sampleGenres } from "../sampleEdition.ts";
import { sampleTraining } from "../sampleTraining.ts";

const { corpus, results: others } = sampleEdition();
const fullTraining = sampleTraining(sampleGenres, { custom: 2, alexNet: 1 });
const custom = fullTraining.models["custom"]!.runs[0]!;
const tested = corpus.covers.filter(({ split }) => split === "test");

/** Right but for so many of the first covers. */
function run(seed: string, wrong: number) {
  const said = tested.map(({ id, genre }, i) => [id, `${i < wrong ? "none" : genre} 0.90`]);
  return { ...custom, seed, predictions: Object.fromEntries(said) as Record<string, string> };
}

describe("joinSeeds(results, corpus)", () => {
  custom.predictions = run("custom/1", 1).predictions;
  const further = [run("alexNet/2", 4), run("alexNet/3", 0)];
  const results = { ...others, fullTraining, alexNetSeeds: { runs: further } };

  it("puts AlexNet's further runs after its first, each against the custom network", () => {
    const { runs, testAccuracy } = joinSeeds(results, corpus).fullTraining!.models["alexNet"]!;
    expect(runs.map(({ seed }) => seed).slice(1)).toEqual(["alexNet/2", "alexNet/3"]);
    expect(runs.slice(1).map(({ againstCustom }) => againstCustom)).toMatchObject([
      { onlyIt: 0, onlyCustom: 3, p: expect.closeTo(0.25, 9) },
      { onlyIt: 1, onlyCustom: 0, p: 1 },
    ]);
    expect(testAccuracy.count).toBe(3);
    expect(results.fullTraining.models["alexNet"]!.runs).toHaveLength(1);
  });

  it("leaves the results as they are where a part is missing or judged other covers", () => {
    expect(joinSeeds(others, corpus)).toBe(others);
    const { [tested[0]!.id]: _, ...fewer } = further[0]!.predictions;
    const other = { ...results, alexNetSeeds: { runs: [{ ...further[0]!, predictions: fewer }] } };
    expect(joinSeeds(other, corpus)).toBe(other);
  });
});
