import { describe, expect, it } from "vitest";
import { readSources } from "../../../report/site/sources.ts";
import { meanConfidence, networkScores } from "../../../report/tables/networkScores.ts";
import { sampleEdition, sampleGenres } from "../sampleEdition.ts";
import { sampleTraining } from "../sampleTraining.ts";

const { poster } = await readSources();

function editionOf(runs?: Record<string, number>) {
  const edition = sampleEdition();
  return {
    ...edition,
    results: { ...edition.results, fullTraining: sampleTraining(sampleGenres, runs) },
  };
}

describe("networkScores(edition, poster)", () => {
  it("has a row for every seed, and for what is not computed yet", () => {
    const { columns, rows } = networkScores(editionOf({ custom: 2 }), poster);
    expect(rows.map(([label]) => label)).toEqual([
      "custom network, seed 1",
      "custom network, seed 2",
      "custom network, random pixels: not computed yet",
      "AlexNet: not computed yet",
    ]);
    expect(rows[3]!.slice(1)).toEqual([null, null, null, null, null, null]);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it("numbers the seeds of any network that has several", () => {
    const { rows } = networkScores(editionOf({ custom: 1, alexNet: 3 }), poster);
    expect(rows.map(([label]) => label)).toEqual([
      "custom network",
      "custom network, random pixels: not computed yet",
      "AlexNet, seed 1",
      "AlexNet, seed 2",
      "AlexNet, seed 3",
    ]);
  });

  it("compares with the first, which has nothing to be compared with", () => {
    const edition = editionOf({ custom: 2, customRandomPixels: 1 });
    edition.results.fullTraining.models["custom"]!.runs[1]!.againstCustom!.p = 0.0004;
    const { rows } = networkScores(edition, poster);
    expect(rows.map((row) => row.at(-1))).toEqual([null, "<0.001", "0.077", null]);
  });

  it("shows balanced accuracy where it differs", () => {
    const labels = (edition: ReturnType<typeof editionOf>) =>
      networkScores(edition, poster).columns.map(({ label }) => label);
    const uneven = editionOf();
    uneven.results.fullTraining.models["custom"]!.runs[0]!.test.balancedAccuracy.value += 0.01;
    expect(labels(editionOf())).not.toContain("balanced");
    expect(labels(uneven)).toContain("balanced");
  });
});

describe("meanConfidence(run)", () => {
  it("weighs the bins by their covers", () => {
    const run = sampleTraining(sampleGenres).models["custom"]!.runs[0]!;
    run.test.accuracy.n = 10;
    run.test.calibration.bins = [
      { count: 8, confidence: 0.5, accuracy: 0.4 },
      { count: 2, confidence: 1, accuracy: 0.4 },
    ];
    expect(meanConfidence(run)).toBeCloseTo(0.6, 12);
  });
});
