import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { genreLabel, inPosterOrder } from "../../../data/poster/poster.ts";
import { parsePoster } from "../../../data/poster/parsePoster.ts";

const json = readFileSync(new URL("../../../data/poster.json", import.meta.url), "utf8");
const poster = parsePoster(JSON.parse(json));

function mean(values: Record<string, number> | undefined): number {
  const numbers = Object.values(values ?? {});
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}

describe("parsePoster(value)", () => {
  it("reads data/poster.json", () => {
    expect(poster.title).toBe("Predicting Musical Genre from Album Cover Art");
    expect(poster.selfRank.ranks).toMatchObject({ ambient: 9, folk: 2, metal: 1, pop: 1 });
  });

  it("gives the column means that the audit of the sources names", () => {
    expect(mean(poster.fullTraining.accuracy["custom"])).toBeCloseTo(17.6, 10);
    expect(mean(poster.fullTraining.accuracy["alexNet"])).toBeCloseTo(13.4, 10);
    expect(mean(poster.transferLearning.accuracy["alexNet"])).toBeCloseTo(17.3, 10);
    expect(mean(poster.transferLearning.accuracy["resNet18"])).toBeCloseTo(17.1, 10);
    expect(mean(poster.transferLearning.accuracy["resNet34"])).toBeCloseTo(15.6, 10);
    expect(mean(poster.transferLearning.accuracy["resNet152"])).toBeCloseTo(14.8, 10);
  });

  it("names the path of a wrong value", () => {
    const wrong = JSON.parse(json.replace('"metal": 1,', '"metal": "first",'));
    expect(() => parsePoster(wrong)).toThrow(
      'poster.selfRank.ranks.metal: expected a number, received "first"',
    );
  });

  it("refuses a rank beyond the number of genres", () => {
    const wrong = JSON.parse(json.replace('"metal": 1,', '"metal": 11,'));
    expect(() => parsePoster(wrong)).toThrow("poster.selfRank.ranks.metal: expected 1 to 10");
  });

  it("names a missing genre", () => {
    const wrong = JSON.parse(json.replace('"metal": 1,', ""));
    expect(() => parsePoster(wrong)).toThrow("poster.selfRank.ranks: missing genre: metal");
  });

  it.each([
    [
      '"printedTwice": ["pop"]',
      '"printedTwice": ["fado"]',
      "poster.genreList.printedTwice: unknown genre: fado",
    ],
    [
      '"low": ["rock", "jazz"]',
      '"low": "rock"',
      'poster.networkText.low: expected a list, received "rock"',
    ],
    [
      '"worst": "resNet152"',
      '"worst": "resNet50"',
      "poster.networkText.worst: unknown network: resNet50",
    ],
    [
      '"calledError": ["custom"',
      '"calledError": ["own"',
      "poster.overall.calledError: unknown network: own",
    ],
    [
      '"pools": 1',
      '"pools": null',
      "poster.networks.poster.pools: expected a number, received null",
    ],
    ['"id": "coverSize"', '"id": "genreList"', "poster.claims[1].id: appears twice: genreList"],
    [
      '"kind": "sentence"',
      '"kind": "verse"',
      'poster.claims[0].kind: expected number or sentence, received "verse"',
    ],
    [
      '"about": ["genreList", ',
      '"about": ["genreLists", ',
      "poster.claims[0].about: unknown path: genreLists",
    ],
  ])("refuses %s as %s", (right, wrong, message) => {
    expect(json).toContain(right);
    expect(() => parsePoster(JSON.parse(json.replace(right, wrong)))).toThrow(message);
  });

  it("wants every claim to stand in the poster or the write-up", () => {
    const copy = structuredClone(poster);
    copy.claims[2]!.where = "blog";
    expect(() => parsePoster(copy)).toThrow("poster.claims[2].where: expected");
  });

  it("names a missing and an unknown name", () => {
    expect(() => parsePoster(JSON.parse(json.replace('"year"', '"yaer"')))).toThrow(
      "poster: unknown name: yaer",
    );
    expect(() => parsePoster({})).toThrow("poster: missing: title");
  });
});

describe("genreLabel(poster, genre)", () => {
  it("puts the poster's genres into words and leaves others alone", () => {
    expect(genreLabel(poster, "hiphop_rap")).toBe("hip hop/rap");
    expect(genreLabel(poster, "fado")).toBe("fado");
  });
});

describe("inPosterOrder(poster, genres)", () => {
  it("sorts by digit, others last in the order given", () => {
    expect(inPosterOrder(poster, ["zydeco", "soul", "metal", "fado", "ambient"])).toEqual([
      "ambient",
      "metal",
      "soul",
      "zydeco",
      "fado",
    ]);
  });
});
