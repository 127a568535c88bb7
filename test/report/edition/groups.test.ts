import { describe, expect, it } from "vitest";
import { type Corpus, makeCorpus } from "../../../data/corpus/corpus.ts";
import { corpusNotices } from "../../../report/edition/covers/corpusNotices.ts";
import { countGroups, fewGroups, isGrouped, thinGroups } from "../../../report/edition/groups.ts";
import { tooFewCovers } from "../../../report/edition/guessing.ts";
import { formatNotice } from "../../../report/edition/notices.ts";
import { groupedCorpus, sampleEdition } from "../sampleEdition.ts";

const plain = sampleEdition("mine", ["folk", "pop"]).corpus;
const artist = { one: "artist", many: "artists" };
const read = (corpus: Corpus) => fewGroups(corpus, artist).map(formatNotice);

describe("countGroups(corpus, genre), thinGroups(corpus)", () => {
  it("count sets that stay together, a cover of no group as one", () => {
    const corpus = groupedCorpus(["folk", "pop"], 3);
    expect(countGroups(corpus)).toEqual({ groups: 6, testGroups: 2 });
    expect(countGroups(corpus, "pop")).toEqual({ groups: 3, testGroups: 1 });
    const [first, ...covers] = corpus.covers;
    const { group: _, ...alone } = { ...first!, id: "folk/alone.jpg" };
    expect(countGroups(makeCorpus("mine", [alone, ...covers], [])).groups).toBe(7);
  });

  it("find nothing thin where there are no groups", () => {
    expect(isGrouped(plain)).toBe(false);
    expect(thinGroups(plain)).toEqual({ oneTested: [], few: [] });
    expect(fewGroups(plain)).toEqual([]);
  });
});

describe("fewGroups(corpus, word)", () => {
  it("warns of genres tested by one group, and of genres of fewer than five, in the paper's word", () => {
    expect(read(groupedCorpus(["folk", "pop"], 3))).toEqual([
      "One artist alone is tested of folk and pop: what is said of such a genre may be true of that artist only. Add artists, or say by a column split in labels.csv which are tested.",
      "Few artists: folk has 3 and pop has 3, where 5 or more are wanted, as its covers may tell of them and not of the genre.",
    ]);
    expect(read(groupedCorpus(["folk", "pop"], 12))).toEqual([]);
  });
});

it("tooFewCovers(corpus) of groups advises no number of covers", () => {
  const [notice] = tooFewCovers(groupedCorpus(["folk", "pop"], 3));
  expect(notice!.reasons[0]).toContain("Whole groups are tested");
});

it("corpusNotices(corpus) says which genres are left out, each once", () => {
  const reason = "only one can be read: add at least one to test the other by";
  const unreadable = ["a", "b"].map((name) => ({ id: `jazz/${name}`, genre: "jazz", reason }));
  const corpus = {
    ...plain,
    unreadable: unreadable.map((it) => ({ ...it, isLeftOut: true as const })),
  };
  expect(corpusNotices(corpus, false).map(formatNotice)[0]).toBe(
    `Genre left out: jazz (2 files): ${reason}.`,
  );
});
