import { describe, expect, it } from "vitest";
import { analyses } from "../../../analyses/index.ts";
import { countCovers, editionGenres, reasonWithout } from "../../../report/edition/edition.ts";
import { editionScope } from "../../../report/edition/scope/editionScope.ts";
import { readSources } from "../../../report/site/sources.ts";
import { sampleEdition } from "../sampleEdition.ts";

const { poster } = await readSources();

describe("editionScope(edition, poster)", () => {
  it("tells what the corpus has and what the poster had besides", () => {
    const edition = sampleEdition();
    const { values, missing } = editionScope(edition, poster);
    expect(values["corpus"]).toMatchObject({
      name: "bandcamp",
      covers: 72,
      train: 60,
      test: 12,
      genreCount: 6,
      absentCount: 4,
      absentLabels: ["dubstep", "hip hop/rap", "punk", "soul"],
    });
    const without = Object.keys(analyses).filter((name) => !Object.hasOwn(edition.results, name));
    expect(without).toContain("transferLearning");
    expect(Object.keys(missing)).toEqual(expect.arrayContaining(without));
  });

  it("has comparisons of models only where all of them are computed", () => {
    const edition = sampleEdition();
    const { missing } = editionScope(edition, poster);
    expect(missing["pairs"]).toBe(missing["transferLearning"]);
    expect(missing["told"]).toBe(missing["transferLearning"]);
    expect(Object.keys(missing)).not.toContain("poster");
  });

  it("tells which analyses and networks there are", () => {
    const edition = sampleEdition();
    const { averagedImages, fullTraining } = edition.results;
    const { alexNet: _, ...models } = fullTraining!.models;
    const results = { averagedImages: averagedImages!, fullTraining: { ...fullTraining!, models } };
    expect(editionScope({ ...edition, results }, poster).values["edition"]).toMatchObject({
      has: { averagedImages: true, histogramSimilarity: false, fullTraining: true, alexNet: false },
    });
    expect(editionScope(edition, poster).values["edition"]).toMatchObject({
      has: { alexNet: true },
    });
  });

  it("has no value for an analysis without result, but a reason", () => {
    const { values, missing } = editionScope({ ...sampleEdition(), results: {} }, poster);
    expect(values).not.toHaveProperty("averagedImages");
    expect(missing["averagedImages"]).toBe("no result for the corpus bandcamp");
  });
});

describe("reasonWithout(edition, analysis)", () => {
  it.each([
    ["averagedImages", "not computed; its covers are not here"],
    ["histogramSimilarity", "no result for the corpus bandcamp"],
  ])("is what the notice of %s says, or that there is none", (analysis, reason) => {
    const reasons = ["not computed", "its covers are not here"];
    const notices = [{ analysis, state: "missing" as const, reasons }];
    const edition = { ...sampleEdition(), notices };
    expect(reasonWithout(edition, "averagedImages")).toBe(reason);
  });
});

describe("editionGenres(edition, poster)", () => {
  it("are in the poster's order, in words; others last", () => {
    const edition = sampleEdition("mine", ["zydeco", "soul", "hiphop_rap"]);
    expect(editionGenres(edition, poster).map(({ label }) => label)).toEqual([
      "hip hop/rap",
      "soul",
      "zydeco",
    ]);
  });
});

describe("countCovers(corpus, genre)", () => {
  it("counts a genre, or all", () => {
    const { corpus } = sampleEdition();
    const ambient = { covers: 12, train: 10, test: 2, unreadable: 1, absent: 0, duplicates: 1 };
    expect(countCovers(corpus, "ambient")).toEqual(ambient);
    expect(countCovers(corpus)).toMatchObject({ covers: 72, unreadable: 1, duplicates: 6 });
  });
});
