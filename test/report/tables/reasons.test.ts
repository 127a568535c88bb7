import { expect, it } from "vitest";
import { readSources } from "../../../report/site/sources.ts";
import { reasons } from "../../../report/tables/reasons.ts";

it("reasons(lacking, poster) counts covers by reason and genre", async () => {
  const { poster } = await readSources();
  const lacking = [
    { genre: "soul", reason: "empty file" },
    { genre: "hiphop_rap", reason: "not an image" },
    { genre: "soul", reason: "empty file" },
  ];
  expect(reasons(lacking, poster).rows).toEqual([
    ["empty file", "soul", 2],
    ["not an image", "hip hop/rap", 1],
  ]);
});
