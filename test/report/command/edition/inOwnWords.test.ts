import { expect, it, test } from "vitest";
import { UserError } from "../../../../data/error.ts";
import type { Edge } from "../../../../report/command/line/command.ts";
import { inOwnWords } from "../../../../report/command/edition/inOwnWords.ts";
import type { OwnPaper } from "../../../../report/paper/readPaper.ts";
import { rewordLines, rewordTo } from "../../../../report/paper/words.ts";

const words = {
  thing: { one: "drawing", many: "drawings" },
  class: { one: "shape", many: "shapes" },
};
const reword = rewordLines(rewordTo(words));

it.each([
  ["only 9 test covers of a genre", "only 9 test drawings of a shape"],
  ["not used: my cover art/a.png (a cover)", "not used: my cover art/a.png (a drawing)"],
  ["no folder of covers: ../my covers (expected DIR/genre/image)", null],
  ["params.contrast.covers 5 -> 6 by --covers genre/cover.png", null],
  [
    "data/x.tsv is not here: data/y.tsv says which covers",
    "data/x.tsv is not here: data/y.tsv says which drawings",
  ],
  ['  "covers": [', null],
])("rewordLines(reword)(%j) leaves paths and options alone", (text, expected) => {
  const left = text.replace("no folder of covers", "no folder of drawings");
  expect(reword(text)).toBe(expected ?? left);
});

test("inOwnWords(own, edge, work) speaks by the paper's words, in errors, too", async () => {
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const edge = { line: say, warn: say, progress: say } as unknown as Edge;
  const own = { paper: { words } } as OwnPaper;
  await inOwnWords(own, edge, async ({ line, progress }) => {
    line("two covers");
    progress("texture of covers", 1, 2);
  });
  expect(said).toEqual(["two drawings", "texture of drawings"]);
  const fail = (message: string) =>
    inOwnWords(own, edge, () => Promise.reject(new UserError(message)));
  await expect(fail("one genre: rock")).rejects.toThrow("one shape: rock");
  await expect(fail("paper.md:2: not true: a cover")).rejects.toThrow("not true: a cover");
});
