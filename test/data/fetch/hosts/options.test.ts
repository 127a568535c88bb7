import { describe, expect, test } from "vitest";
import { chooseFetch, fetchFlags } from "../../../../data/fetch/hosts/options.ts";
import { readOptions } from "../../../../report/command/line/readOptions.ts";
import { readSources } from "../../../../data/sources/readSources.ts";

const sources = await readSources();

const choose = (argv: readonly string[]) => {
  const { values, others } = readOptions(argv, { flags: fetchFlags, most: Infinity });
  return chooseFetch(values, others, sources);
};

describe("chooseFetch(values, others, sources)", () => {
  test("without arguments asks for everything", () => {
    const { what, weights, packages, areNamed, genres, limit } = choose([]);
    expect({ what, limit, areNamed, genres: genres.length }).toEqual({
      what: "everything",
      limit: Infinity,
      areNamed: false,
      genres: 10,
    });
    expect([weights.length, packages.length]).toEqual([4, 4]);
  });

  test("weights NAME... asks for these, wherever they come from", () => {
    const { weights, packages, areNamed, genres } = choose(["weights", "squeezeNet", "alexNet"]);
    expect([...weights, ...packages].map(({ name }) => name)).toEqual(["alexNet", "squeezeNet"]);
    expect({ areNamed, genres }).toEqual({ areNamed: true, genres: [] });
  });

  test.each([
    [["records"], "unknown source: records (covers, weights, musicbrainz)"],
    [["covers", "pop"], "unexpected argument: pop"],
    [["covers", "--genre", "polka"], "unknown genre: polka (ambient, dubstep"],
    [["weights", "vgg"], "unknown weights: vgg (alexNet, resNet18, resNet34, resNet152, efficient"],
    [["covers", "--limit", "0"], "--limit: expected 1 or more covers of each genre, received 0"],
    [
      ["covers", "--limit", "1e3"],
      "--limit: expected 1 or more covers of each genre, received 1e3",
    ],
    [["--contact", "a (b)\r\nX-Evil: 1"], "--contact: expected an address or URL, received "],
    [["musicbrainz"], "MusicBrainz asks its callers for a contact"],
    [["--dry-rum"], "unknown option: --dry-rum (nearest: --dry-run)"],
  ])("%j is refused", (argv, message) => {
    expect(() => choose(argv)).toThrow(message);
  });
});
