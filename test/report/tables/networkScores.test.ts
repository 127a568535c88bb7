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

  it("shows balanced accuracy first, and the largest genre's share, where genres are uneven", () => {
    const uneven = editionOf({ custom: 1 });
    const [run] = uneven.results.fullTraining.models["custom"]!.runs;
    run!.test.largest = { genre: "metal", share: 0.6 };
    const { columns, rows, totals } = networkScores(uneven, poster);
    expect(columns.map(({ label }) => label)).toEqual([
      "network",
      "training covers",
      "balanced",
      "95%",
      "right",
      "95%",
      "in top 3",
      "confidence",
      "p against first",
    ]);
    expect([totals, rows.at(-1)]).toEqual([
      1,
      ["always metal", "", expect.closeTo(16.7, 1), "", 60, "", "", "", ""],
    ]);
    for (const row of rows) expect(row).toHaveLength(columns.length);
    const even = networkScores(editionOf(), poster);
    expect(even.columns.map(({ label }) => label)).not.toContain("balanced");
    expect(even.rows.flat()).not.toContainEqual(expect.stringContaining("always"));
  });

  it("says of a network that names one genre only which", () => {
    const edition = editionOf({ custom: 1 });
    const { test } = edition.results.fullTraining.models["custom"]!.runs[0]!;
    const always = { ...Object.fromEntries(sampleGenres.map((genre) => [genre, 0])), metal: 20 };
    test.answered = 1;
    test.confusion = Object.fromEntries(sampleGenres.map((genre) => [genre, always]));
    expect(networkScores(edition, poster).rows[0]![0]).toBe("custom network (always says metal)");
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
