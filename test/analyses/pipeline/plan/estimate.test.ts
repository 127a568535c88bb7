import { expect, test } from "vitest";
import { analyses } from "../../../../analyses/index.ts";
import { describeTime } from "../../../../analyses/pipeline/plan/estimate.ts";
import { type Cover, makeCorpus } from "../../../../data/corpus/corpus.ts";

const cover = (genre: string, index: number): Cover => ({
  id: `${genre}/${index}`,
  genre,
  split: index % 10 === 0 ? "test" : "train",
  sha256: "a",
  sizeBytes: 1,
  width: 1,
  height: 1,
  phash: "",
  duplicateOf: "",
});
const corpusOf = (count: number) =>
  makeCorpus(
    "mine",
    ["metal", "pop"].flatMap((genre) =>
      Array.from({ length: count / 2 }, (_, i) => cover(genre, i)),
    ),
    [],
  );
const due = (count: number) => [{ analysis: analyses.fullTraining, corpus: corpusOf(count) }];

test("describeTime(due, mayBeQuick) says nothing of what takes no long time", () => {
  expect(describeTime([], true)).toBeNull();
  expect(describeTime(due(10), true)).toBeNull();
});

test("describeTime(due, mayBeQuick) gives seconds below two minutes", () => {
  expect(describeTime(due(100), false)).toBe("to compute: about 80 seconds on two idle cores");
});

test("describeTime(due, mayBeQuick) gives minutes, with and without the slow networks", () => {
  const [, whole] = /about (\d+) minutes/.exec(describeTime(due(1000), false)!)!;
  expect(Number(whole)).toBeGreaterThan(5);
  expect(describeTime(due(1000), true)).toBe(
    `to compute: about ${whole} minutes on two idle cores; --quick leaves out the slow networks: about 20 seconds`,
  );
  const twice = describeTime([...due(1000), ...due(1000)], false)!;
  expect(Math.abs(Number(/\d+/.exec(twice)![0]) - 2 * Number(whole))).toBeLessThanOrEqual(1);
});
