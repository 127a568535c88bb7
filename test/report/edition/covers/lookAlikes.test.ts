import { expect, it } from "vitest";
import { manyLookAlikes } from "../../../../report/edition/covers/lookAlikes.ts";
import { sampleEdition } from "../../sampleEdition.ts";

it("manyLookAlikes(corpus) names the genres of which more than a third look alike", () => {
  const { corpus } = sampleEdition("mine", ["folk", "pop"]);
  expect(manyLookAlikes(corpus)).toEqual([]);
  const seen: Record<string, number> = {};
  const covers = corpus.covers.map((cover) => {
    const count = (seen[cover.genre] = (seen[cover.genre] ?? 0) + 1);
    const most = cover.genre === "folk" ? 4 : 5;
    return { ...cover, duplicateOf: count <= most ? "other" : "" };
  });
  const [notice] = manyLookAlikes({ ...corpus, covers });
  expect(notice?.state).toBe("few");
  expect(notice?.reasons[0]).toContain("look-alikes: 5 of 12 in pop hardly differ");
});
