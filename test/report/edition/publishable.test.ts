import { describe, expect, it } from "vitest";
import { isPublishable, tooFewToShow, weightIn } from "../../../report/edition/publishable.ts";
import { sampleEdition } from "../sampleEdition.ts";

const { corpus, results } = sampleEdition("mine", ["folk", "pop"]);
const averages = results.averagedImages!;
averages.genres["folk"]!.covers = 19;
averages.genres["pop"]!.covers = 20;

describe("isPublishable(corpus, weight)", () => {
  it("is true from 20 covers on", () => {
    expect(isPublishable(corpus, weightIn(averages, "folk"))).toBe(false);
    expect(isPublishable(corpus, weightIn(averages, "pop"))).toBe(true);
    expect(isPublishable(corpus, 3 * weightIn(averages, "pop"))).toBe(false);
  });

  it("is true of all covers drawn here", () => {
    const covers = corpus.covers.map((cover) => ({ ...cover, sha256: "" }));
    expect(isPublishable({ ...corpus, covers }, 1)).toBe(true);
  });
});

describe("weightIn(averages, name)", () => {
  it("is that of the heaviest cover in the mean of the genres", () => {
    expect(weightIn(averages, "all")).toBe(1 / 38);
  });
});

describe("tooFewToShow(labels, gain)", () => {
  it("gives the reason, and more covers where differences are amplified", () => {
    expect(tooFewToShow(["folk", "pop"])).toBe(
      "Not shown of folk, pop: single covers, which belong to their artists, could be seen in an average of fewer than 20.",
    );
    expect(tooFewToShow(["folk"], 3)).toContain("fewer than 60.");
  });
});
