import { expect, it } from "vitest";
import { genresLeftOut, unusedFiles } from "../../../data/corpus/leftOut.ts";
import { sampleEdition } from "../../report/sampleEdition.ts";

const { covers } = sampleEdition("mine", ["folk", "pop"]).corpus;
const broken = (genre: string, name: string, reason = "not an image") => ({
  id: `${genre}/${name}`,
  genre,
  reason,
});

it("genresLeftOut(corpus) gives one reason a genre, whatever its files lack", () => {
  const unreadable = [
    broken("folk", "a"),
    broken("jazz", "a"),
    broken("jazz", "b", "empty"),
    broken("metal", "a"),
    { ...broken("metal", "b", "only one can be read"), isLeftOut: true as const },
    broken("", "notes.txt"),
  ];
  const absent = [{ ...broken("soul", "a", "404"), state: "gone" as const }];
  expect(genresLeftOut({ covers, unreadable, absent })).toEqual([
    {
      genre: "jazz",
      files: 2,
      reason: "none can be read (not an image, 1 for other reasons): replace them",
    },
    { genre: "metal", files: 2, reason: "only one can be read" },
    { genre: "soul", files: 1, reason: "none is here (404): look at their URLs" },
  ]);
  expect(unusedFiles({ covers, unreadable }).map(({ id }) => id)).toEqual(["folk/a", "/notes.txt"]);
});
