import { expect, test } from "vitest";
import { changes, firstDifference, keyOf } from "../../../analyses/pipeline/key.ts";

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

test("changes(before, after) says what changed, in words", () => {
  const modules = { code: { "a/run.ts": "1", "a/old.ts": "2", "a/moved.ts": "3" }, engine: null };
  const now = { "a/run.ts": "4", "b/new.ts": "5", "b/moved.ts": "3" };
  const after = {
    ...parts,
    code: "cc",
    params: { sample: 50, poster: { repeats: 20 }, seed: "s" },
    environment: { sharp: "0.36.0" },
  };
  const changed = { parts: after, modules: { code: now, engine: null } };
  expect(changes({ parts, modules }, changed)).toEqual([
    "code changed: a/run.ts, b/new.ts, a/old.ts",
    'environment.sharp "0.35.5" -> "0.36.0"',
    "params.poster.repeats 10 -> 20",
    'params.seed null -> "s"',
  ]);
  expect(changes({ parts, modules }, { parts, modules })).toEqual([]);
  const unknown = { code: {}, engine: null };
  expect(
    changes({ parts, modules: unknown }, { parts: { ...parts, code: "cc" }, modules }),
  ).toEqual(["code changed"]);
});

test("firstDifference(before, after) is a path, through lists too", () => {
  const before = { a: 1, b: [{ c: 1 }, { c: 2 }] };
  expect(firstDifference(before, { a: 1, b: [{ c: 1 }, { c: 3 }] })).toBe("b.1.c");
  expect(firstDifference(before, { a: 1, b: [{ c: 1 }] })).toBe("b.1.c");
  expect(firstDifference(before, structuredClone(before))).toBeNull();
});
