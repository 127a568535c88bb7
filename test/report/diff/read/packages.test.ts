import { expect, test } from "vitest";
import { comparePackages } from "../../../../report/diff/read/packages.ts";
import type { ResultSet, StoredFile } from "../../../../report/diff/read/resultSet.ts";

function setOf(packages: Record<string, object> | null): ResultSet {
  const parts = { environment: { "pure-rand": "1" }, engine: { environment: { "@a/onnx": "1" } } };
  const texts = packages ? [["package-lock.json", JSON.stringify({ packages })] as const] : [];
  return {
    name: "set",
    results: new Map([["bandcamp/baselines", { parts } as unknown as StoredFile]]),
    corpora: new Map(),
    texts: new Map(texts),
    pictures: async () => new Map(),
  };
}

test("comparePackages(base, head) names what computes first, then what the project asks for", () => {
  const project = {
    version: "1.0.0",
    dependencies: { "pure-rand": "*", "@a/onnx": "*", zod: "*" },
  };
  const at = (rand: string, more: Record<string, object>) =>
    setOf({ "": project, "node_modules/pure-rand": { version: rand }, ...more });
  const before = at("8.4.2", {
    "node_modules/zod": { version: "1.0.0" },
    "node_modules/deep": { version: "2.0.0" },
    "node_modules/same": { version: "2.0.0" },
  });
  const after = at("8.4.1", {
    "node_modules/same": { version: "2.0.0" },
    "node_modules/@a/onnx": { version: "1.0.0" },
    "node_modules/zod/node_modules/deep": { version: "1.9.0" },
    "node_modules/deep": { version: "2.0.0" },
  });
  const changes = comparePackages(before, after).map(
    ({ name, before, after, computes, direct }) => [name, `${before} ${after}`, computes, direct],
  );
  expect(changes).toEqual([
    ["@a/onnx", "null 1.0.0", true, true],
    ["pure-rand", "8.4.2 8.4.1", true, true],
    ["zod", "1.0.0 null", false, true],
    ["deep", "2.0.0 1.9.0, 2.0.0", false, false],
  ]);
  expect(comparePackages(before, before)).toEqual([]);
});

test("comparePackages(base, head) refuses a lock file that is no JSON, and tells an end without one", () => {
  const broken = setOf(null);
  broken.texts.set("package-lock.json", "<<<<<<<");
  expect(() => comparePackages(setOf(null), broken)).toThrow("not JSON: package-lock.json (set)");
  const added = comparePackages(setOf(null), setOf({ "node_modules/a": { version: "1.0.0" } }));
  expect(added).toMatchObject([{ name: "a", before: null, after: "1.0.0" }]);
});
