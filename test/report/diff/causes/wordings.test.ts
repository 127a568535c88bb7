import { expect, test } from "vitest";
import { wordingsOf } from "../../../../report/diff/causes/wordings.ts";
import type { ResultSet } from "../../../../report/diff/read/resultSet.ts";
import { textMoves } from "../../../../report/diff/render/wordingTexts.ts";
import { emptyDiff } from "../emptyDiff.ts";

const setOf = (texts: Record<string, string>) =>
  ({ texts: new Map(Object.entries(texts)) }) as unknown as ResultSet;

test("wordingsOf(paths, base, head) names sentences of prose and lines of others that one end has", () => {
  const base = setOf({
    "a.md": "One. Two\nis 0.5 e.g. here. Three.\n\nFour",
    "p.yaml": "a: 1\nb: 2\n",
  });
  const head = setOf({
    "a.md": "Four\n\nOne. Two is 0.6 e.g. here. Three.",
    "p.yaml": "a: 1\n",
    "new.md": "x",
  });
  expect(wordingsOf(["a.md", "new.md", "p.yaml", "s.css"], base, head)).toEqual([
    { path: "a.md", gone: ["Two is 0.5 e.g. here."], come: ["Two is 0.6 e.g. here."] },
    { path: "p.yaml", gone: ["b: 2"], come: [] },
  ]);
});

test("wordingsOf(paths, base, head) tells of a directive what it asks, not how many colons it has", () => {
  const base = setOf({ "a.md": ":::: when a\nOne.\n::::\n" });
  const head = setOf({ "a.md": "::::: when b\nOne.\n\n:::: when c\nTwo.\n::::\n:::::\n" });
  const wordings = [
    { path: "a.md", gone: ["::: when a"], come: ["::: when b", "::: when c", "Two."] },
  ];
  expect(wordingsOf(["a.md"], base, head)).toEqual(wordings);
});

test("textMoves(diff) pairs as many gone as have come, long ones from where they differ", () => {
  const long = "word ".repeat(80);
  const wordings = [
    { path: "a.md", gone: [`${long}old`], come: [`${long}new`] },
    { path: "b.md", gone: ["b"], come: [] },
  ];
  const around = `…${"word ".repeat(12)}`;
  expect(textMoves({ ...emptyDiff, wordings })).toEqual([
    { path: "a.md", gone: `${around}old`, come: `${around}new` },
    { path: "b.md", gone: "b", come: null },
  ]);
});

test("textMoves(diff) leaves out a claim that is told as reworded, and nothing else of its sentence", () => {
  const claim = {
    ...({ place: "a.md:1", corpus: "x", sentence: "It is", condition: "a" } as const),
    ...({ before: "true", after: "true", change: "reworded", why: "" } as const),
    formerly: { sentence: "It was", condition: "a" },
  };
  const moves = (come: string) =>
    textMoves({
      ...emptyDiff,
      claims: [claim],
      wordings: [{ path: "a.md", gone: ["[It was]{claim: a} so."], come: [come] }],
    });
  expect(moves("[It is]{claim: a} so.")).toEqual([]);
  expect(moves("[It is]{claim: b > 1} so.")).toEqual([]);
  expect(moves("[It is]{claim: a} not so.")).toHaveLength(1);
});
