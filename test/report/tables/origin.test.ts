import { expect, it } from "vitest";
import { type Cover, makeCorpus } from "../../../data/corpus/corpus.ts";
import { origin } from "../../../report/tables/origin.ts";

const cover = (id: string, fetched: Partial<Cover>): Cover => ({
  id,
  genre: "folk",
  split: "train",
  duplicateOf: "",
  sha256: id,
  sizeBytes: 1,
  width: 1,
  height: 1,
  phash: "",
  ...fetched,
});

it("origin(edition) counts covers by host and licence; what was put there by hand is unknown", () => {
  const source = "https://archive.test/1/front-500";
  const covers = [
    cover("folk/1", { source, licence: "none stated" }),
    cover("folk/2", { source: `${source}?2`, licence: "none stated" }),
    cover("folk/3", {}),
  ];
  const edition = { title: "", results: {}, images: {}, notices: [] };
  expect(origin({ ...edition, corpus: makeCorpus("mine", covers, []) }).rows).toEqual([
    ["archive.test", "none stated", 2],
    ["unknown", "unknown", 1],
  ]);
});
