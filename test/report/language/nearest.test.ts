import { describe, expect, it } from "vitest";
import { editDistance, unknownName } from "../../../report/language/nearest.ts";

describe("editDistance(a, b)", () => {
  it("counts insertions, deletions and substitutions", () => {
    expect(editDistance("kitten", "sitting")).toBe(3);
    expect(editDistance("", "abc")).toBe(3);
    expect(editDistance("same", "same")).toBe(0);
  });
});

describe("unknownName(kind, name, known)", () => {
  it("names the nearest; the first in code unit order of several", () => {
    expect(unknownName("figure", "genreSimilartiy", ["selfRanks", "genreSimilarity"])).toBe(
      "unknown figure: genreSimilartiy (nearest: genreSimilarity)",
    );
    expect(unknownName("genre", "rack", ["rock", "pack"])).toBe(
      "unknown genre: rack (nearest: pack)",
    );
  });

  it("names none when none is known", () => {
    expect(unknownName("genre", "rack", [])).toBe("unknown genre: rack");
  });
});
