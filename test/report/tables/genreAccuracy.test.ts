import { describe, expect, it } from "vitest";
import { readSources } from "../../../report/site/sources.ts";
import { genreAccuracy, genreAccuracyBrief } from "../../../report/tables/genreAccuracy.ts";
import { sampleEdition, sampleGenres } from "../sampleEdition.ts";
import { sampleTraining } from "../sampleTraining.ts";

const { poster } = await readSources();

function editionOf(runs?: Record<string, number>, name = "bandcamp") {
  const edition = sampleEdition(name);
  return {
    ...edition,
    results: { ...edition.results, fullTraining: sampleTraining(sampleGenres, runs) },
  };
}

describe("genreAccuracy(edition, poster)", () => {
  it("puts the poster's accuracies beside ours", () => {
    const { columns, rows } = genreAccuracy(editionOf(), poster);
    expect(columns.map(({ group, label }) => [group, label])).toEqual([
      [undefined, "genre"],
      [undefined, "test covers"],
      ["custom network", "poster"],
      ["custom network", "here"],
      ["custom network", "95%"],
      ["custom network", "others"],
      ["custom network", "mean of 3"],
      ["custom network, random pixels", "here"],
      ["custom network, random pixels", "95%"],
      ["custom network, random pixels", "others"],
      ["AlexNet", "poster"],
      ["AlexNet", "here"],
      ["AlexNet", "95%"],
      ["AlexNet", "others"],
    ]);
    expect(rows.map((row) => [row[0], row[1], row[2], row[10]])).toEqual([
      ["ambient", 20, 24, 49],
      ["folk", 20, 24, 40],
      ["jazz", 20, 10, 0],
      ["metal", 20, 44, 41],
      ["pop", 20, 14, 0],
      ["rock", 20, 3, 1],
      ["all", 120, 17.6, 13.4],
      ["chance", null, 10, 10],
    ]);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it("takes the first seed, its interval and the mean of all", () => {
    const edition = editionOf();
    const { runs } = edition.results.fullTraining.models["custom"]!;
    for (const [index, value] of [0.25, 0.5, 0.3].entries())
      runs[index]!.test.byGenre["jazz"] = { value, low: 0.1, high: 0.7, n: 20 };
    const [, , published, here, interval, , all] = genreAccuracy(edition, poster).rows[2]!;
    expect([published, here, interval, all]).toEqual([10, 25, "10–70", 35]);
  });

  it("says which share of the other genres' covers is called by the same name", () => {
    const edition = editionOf();
    const { test } = edition.results.fullTraining.models["custom"]!.runs[0]!;
    const counts = Object.fromEntries(sampleGenres.map((genre) => [genre, 0]));
    for (const genre of sampleGenres)
      test.confusion[genre] = { ...counts, [genre === "rock" ? "jazz" : "metal"]: 20 };
    const others = genreAccuracy(edition, poster).rows.map((row) => [row[0], row[5]]);
    expect(others).toContainEqual(["jazz", 20]);
    expect(others).toContainEqual(["metal", 80]);
    expect(others.slice(-2)).toEqual([
      ["all", ""],
      ["chance", ""],
    ]);
  });

  it("ends with chance", () => {
    const { rows, totals } = genreAccuracy(editionOf({ custom: 1 }), poster);
    expect(totals).toBe(2);
    expect(rows.at(-1)!.slice(0, 5)).toEqual(["chance", null, 10, expect.closeTo(16.7, 1), ""]);
  });

  it("ends with the largest genre's share, balanced accuracy first, where genres are uneven", () => {
    const edition = editionOf({ custom: 1 });
    const { test } = edition.results.fullTraining.models["custom"]!.runs[0]!;
    test.largest = { genre: "metal", share: 0.6 };
    test.balancedAccuracy = { value: 0.2, low: 0.1, high: 0.3, n: 9 };
    const { columns, rows, totals } = genreAccuracy(edition, poster);
    expect(totals).toBe(4);
    expect(rows.slice(-4).map((row) => row.slice(0, 4))).toEqual([
      ["all, balanced", 120, 17.6, 20],
      ["all", 120, 17.6, test.accuracy.value * 100],
      ["chance", null, 10, expect.closeTo(16.7, 1)],
      ["always metal", null, "", 60],
    ]);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it("says that a network is not computed yet, with the poster's accuracies", () => {
    const { columns, rows } = genreAccuracy(
      editionOf({ custom: 1, customRandomPixels: 1 }),
      poster,
    );
    expect(columns.slice(-2).map(({ group, label }) => [group, label])).toEqual([
      ["AlexNet", "poster"],
      ["AlexNet", "not computed yet"],
    ]);
    expect(rows.map((row) => row.slice(-2))).toContainEqual([41, null]);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it("is brief on a sheet", () => {
    const { columns, rows } = genreAccuracyBrief(editionOf(), poster);
    expect(columns.map(({ label }) => label)).toEqual([
      "genre",
      "poster",
      "here",
      "others",
      "here",
      "others",
      "poster",
      "here",
      "others",
    ]);
    expect(rows.at(-1)).toEqual([
      "chance",
      10,
      expect.closeTo(16.7, 1),
      "",
      expect.closeTo(16.7, 1),
      "",
      10,
      expect.closeTo(16.7, 1),
      "",
    ]);
  });

  it("leaves the poster out for other covers", () => {
    const { columns } = genreAccuracy(editionOf(undefined, "control"), poster);
    expect(columns.map(({ label }) => label)).not.toContain("poster");
  });
});
