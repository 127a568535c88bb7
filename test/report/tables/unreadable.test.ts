import { expect, it } from "vitest";
import { readSources } from "../../../report/site/sources.ts";
import { unreadable } from "../../../report/tables/unreadable.ts";
import { sampleEdition } from "../sampleEdition.ts";

it("unreadable(edition, poster) lists every file with its reason", async () => {
  const { poster } = await readSources();
  const edition = sampleEdition();
  const files = [{ id: "hiphop_rap/a.jpg", genre: "hiphop_rap", reason: "empty" }];
  const corpus = { ...edition.corpus, unreadable: files };
  expect(unreadable({ ...edition, corpus }, poster).rows).toEqual([
    ["hiphop_rap/a.jpg", "hip hop/rap", "empty"],
  ]);
});
