import { describe, expect, it } from "vitest";
import {
  isPublishable,
  tooFewToShow,
  weightIn,
} from "../../../../report/edition/covers/publishable.ts";
import { parsePaper } from "../../../../report/paper/parsePaper.ts";
import { sampleEdition } from "../../sampleEdition.ts";

const edition = sampleEdition("mine", ["folk", "pop"]);
const { corpus, results } = edition;
const averages = results.averagedImages!;
averages.genres["folk"]!.covers = 19;
averages.genres["pop"]!.covers = 20;

describe("isPublishable(edition, weight)", () => {
  it("is true from 20 covers on", () => {
    expect(isPublishable(edition, weightIn(averages, "folk"))).toBe(false);
    expect(isPublishable(edition, weightIn(averages, "pop"))).toBe(true);
    expect(isPublishable(edition, 3 * weightIn(averages, "pop"))).toBe(false);
  });

  it("is true of all covers drawn here", () => {
    const covers = corpus.covers.map((cover) => ({ ...cover, sha256: "" }));
    expect(isPublishable({ ...edition, corpus: { ...corpus, covers } }, 1)).toBe(true);
  });

  it("is true of pictures that may be recognised, as their paper says", () => {
    const paper = parsePaper(
      "title: A\nauthors: [{ name: B }]\nrights: { singles: true }",
      "paper.yaml",
    );
    expect(isPublishable({ ...edition, paper }, 1)).toBe(true);
    const guarded = { ...paper, rights: { ...paper.rights, singles: false } };
    expect(isPublishable({ ...edition, paper: guarded }, 1)).toBe(false);
  });
});

describe("weightIn(averages, name)", () => {
  it("is that of the heaviest cover in the mean of the genres", () => {
    expect(weightIn(averages, "all")).toBe(1 / 38);
  });
});

describe("tooFewToShow(edition, labels, gain)", () => {
  it("gives the reason, and more covers where differences are amplified", () => {
    expect(tooFewToShow(sampleEdition(), ["folk", "pop"])).toBe(
      "Not shown of folk and pop: single covers, which belong to their artists, could be seen in an average of fewer than 20.",
    );
    expect(tooFewToShow(sampleEdition(), ["folk"], 3)).toContain("fewer than 60.");
  });
});
