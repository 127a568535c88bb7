import { expect, test } from "vitest";
import { digestOf } from "../../../../analyses/pipeline/results.ts";
import { sha256 } from "../../../../data/hash.ts";
import { parseJson, readResultSet } from "../../../../report/diff/read/resultSet.ts";

test("parseJson(text, place) is the value", () => {
  expect(parseJson('{"a": [1, 0.5, null]}', "x.json")).toEqual({ a: [1, 0.5, null] });
});

test.each(["", "{", '{"a": 1', '{"a": 1e999}', "[-1e999]"])(
  "parseJson(%j, place) names the file and what to do",
  (text) => {
    expect(() => parseJson(text, "x.json")).toThrow("not JSON: x.json (restore it from git)");
  },
);

const picture = Buffer.from("picture");
const outcome = { result: { n: 1 }, images: { all: sha256(picture) }, files: {} };
const stored = JSON.stringify({ key: "k", parts: {}, ...outcome, digest: digestOf(outcome) });

test.each<[what: string, picture: Buffer | null, damage: string[]]>([
  ["as it was computed", picture, []],
  ["another one", Buffer.from("other"), ["all.png is another file"]],
  ["gone", null, ["all.png is missing"]],
])("readResultSet(snapshot) looks at pictures, too: %s", async (_, content, damage) => {
  const files = new Map<string, Buffer>([
    ["analyses/results/x/pictures.json", Buffer.from(stored)],
  ]);
  if (content) files.set("analyses/results/x/pictures/all.png", content);
  const set = await readResultSet({
    name: "here",
    paths: [...files.keys()],
    read: async (paths) => new Map([...files].filter(([path]) => paths.includes(path))),
  });
  expect(set.results.get("x/pictures")!.damage).toEqual(damage);
});

test("readResultSet(snapshot) says so where a result lies under the name of another", async () => {
  const text = JSON.stringify({ key: "k", parts: { name: "baselines" }, images: {}, result: 1 });
  const path = "analyses/results/x/controls.json";
  const set = await readResultSet({
    name: "here",
    paths: [path],
    read: async (paths) => new Map(paths.includes(path) ? [[path, Buffer.from(text)]] : []),
  });
  expect(set.results.get("x/controls")!.damage).toEqual(["it is a result of baselines"]);
});
