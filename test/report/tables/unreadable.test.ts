import { expect, it } from "vitest";
import { readSources } from "../../../report/site/sources.ts";
import { unreadable } from "../../../report/tables/unreadable.ts";
import { sampleEdition } from "../sampleEdition.ts";

it("unreadable(edition, poster) lists every file with its reason, of genres left out none", async () => {
  const { poster } = await readSources();
  const edition = sampleEdition("mine", ["hiphop_rap", "pop"]);
  const files = [
    { id: "hiphop_rap/a.jpg", genre: "hiphop_rap", reason: "empty" },
    { id: "jazz/a.jpg", genre: "jazz", reason: "empty" },
  ];
  const corpus = { ...edition.corpus, unreadable: files };
  expect(unreadable({ ...edition, corpus }, poster).rows).toEqual([
    ["hiphop_rap/a.jpg", "hip hop/rap", "empty"],
  ]);
});
