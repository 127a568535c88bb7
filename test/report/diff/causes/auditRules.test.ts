import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { changedRules } from "../../../../report/diff/causes/auditRules.ts";
import type { ResultSet } from "../../../../report/diff/read/resultSet.ts";

const root = join(import.meta.dirname, "../../../..");
const files = readdirSync(join(root, "report"), { recursive: true, encoding: "utf8" })
  .map((name) => `report/${name.replaceAll("\\", "/")}`)
  .filter((path) => path.endsWith(".ts"))
  .sort();
const texts = new Map(files.map((path) => [path, readFileSync(join(root, path), "utf8")]));

/** An end whose file at `path` reads as `change` makes it. */
function end(path = "", change = (text: string) => text): ResultSet {
  const own = new Map(texts);
  if (path !== "") own.set(path, change(own.get(path)!));
  return {
    name: "x",
    results: new Map(),
    corpora: new Map(),
    texts: own,
    pictures: async () => new Map(),
  };
}

const rule = "report/audit/terms/verdict.ts";

test("changedRules(base, head) names the modules of the audit that do something else", async () => {
  expect(await changedRules(end(), end())).toEqual([]);
  const head = end(rule, (text) => `${text}\nexport const strictness = 2;\n`);
  expect(await changedRules(end(), head)).toEqual([rule]);
});

test("changedRules(base, head): comments, and modules that no audit reaches, are no rules", async () => {
  expect(
    await changedRules(
      end(),
      end(rule, (text) => `// why\n${text}`),
    ),
  ).toEqual([]);
  const drawing = end("report/plots/heatMap.ts", (text) => `${text}\nexport const more = 1;\n`);
  expect(await changedRules(end(), drawing)).toEqual([]);
});

test("changedRules(base, head) knows nothing of an end without an audit", async () => {
  const without = end();
  without.texts.delete("report/audit/posterAudit.ts");
  expect(await changedRules(without, end())).toEqual([]);
});
