import { expect, test } from "vitest";
import { differences, firstDifference, keyOf } from "../../../analyses/pipeline/key.ts";

const parts = {
  schema: 1,
  name: "averagedImages",
  code: "aa",
  params: { sample: 50, poster: { repeats: 10 } },
  corpus: "bb",
  environment: { sharp: "0.35.5" },
  engine: { name: "onnx", threads: 2, code: "ee", environment: {} },
};

test("keyOf(parts) does not depend on the order of names", () => {
  const { corpus, ...rest } = parts;
  expect(keyOf({ corpus, ...rest })).toBe(keyOf(parts));
});

test("keyOf(parts) changes with every part", () => {
  const changed = [
    { ...parts, schema: 2 },
    { ...parts, name: "x" },
    { ...parts, code: "x" },
    { ...parts, params: { ...parts.params, sample: 51 } },
    { ...parts, corpus: "x" },
    { ...parts, environment: {} },
    { ...parts, engine: null },
    { ...parts, engine: { ...parts.engine, code: "x" } },
  ];
  expect(new Set([parts, ...changed].map(keyOf)).size).toBe(9);
});

test("differences(before, after) says what changed, in words", () => {
  const after = {
    ...parts,
    code: "cc",
    params: { sample: 50, poster: { repeats: 20 }, seed: "s" },
    environment: { sharp: "0.36.0" },
  };
  expect(differences(parts, after)).toEqual([
    "code changed",
    'environment.sharp "0.35.5" -> "0.36.0"',
    "params.poster.repeats 10 -> 20",
    'params.seed null -> "s"',
  ]);
  expect(differences(parts, parts)).toEqual([]);
});

test("firstDifference(before, after) is a path, through lists too", () => {
  const before = { a: 1, b: [{ c: 1 }, { c: 2 }] };
  expect(firstDifference(before, { a: 1, b: [{ c: 1 }, { c: 3 }] })).toBe("b.1.c");
  expect(firstDifference(before, { a: 1, b: [{ c: 1 }] })).toBe("b.1.c");
  expect(firstDifference(before, structuredClone(before))).toBeNull();
});
