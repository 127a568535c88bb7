import { describe, expect, test } from "vitest";
import { parseFetchOptions } from "../../../data/fetch/options.ts";
import { readSources } from "../../../data/sources/readSources.ts";

const sources = await readSources();

describe("parseFetchOptions(argv, sources)", () => {
  test("without arguments asks for everything", () => {
    const { what, weights, genres, limit } = parseFetchOptions([], sources);
    expect({ what, limit, weights: weights.length, genres: genres.length }).toEqual({
      what: "everything",
      limit: Infinity,
      weights: 4,
      genres: 10,
    });
  });

  test.each([
    [["records"], "unknown source: records (covers, weights, musicbrainz)"],
    [["covers", "pop"], "unexpected argument: pop"],
    [["covers", "--genre", "polka"], "unknown genre: polka (ambient, dubstep"],
    [["weights", "vgg"], "unknown weights: vgg (alexNet, resNet18, resNet34, resNet152)"],
    [["covers", "--limit", "0"], "--limit: expected 1 or more covers of each genre, received 0"],
    [
      ["covers", "--limit", "1e3"],
      "--limit: expected 1 or more covers of each genre, received 1e3",
    ],
    [["--contact", "a (b)\r\nX-Evil: 1"], "--contact: expected an address or URL, received "],
    [["musicbrainz"], "MusicBrainz asks its callers for a contact"],
    [["--fast"], "Unknown option '--fast' (npm run fetch -- --help"],
  ])("%j is refused", (argv, message) => {
    expect(() => parseFetchOptions(argv, sources)).toThrow(message);
  });
});
