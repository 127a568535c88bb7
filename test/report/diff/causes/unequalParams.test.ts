import { expect, test } from "vitest";
import type { Json } from "../../../../analyses/contract/analysis.ts";
import type { ResultChange } from "../../../../report/diff/read/change.ts";
import type { ResultSet, StoredFile } from "../../../../report/diff/read/resultSet.ts";
import { unequalParams } from "../../../../report/diff/causes/unequalParams.ts";

function stored(corpus: string, analysis: string, params: Json): [string, StoredFile] {
  const modules = { code: {}, engine: null };
  const facts = { key: "", modules, images: {}, result: {}, damage: [] };
  return [`${corpus}/${analysis}`, { ...facts, corpus, analysis, parts: { params } }];
}

const head: ResultSet = {
  name: "head",
  corpora: new Map(),
  texts: new Map(),
  pictures: async () => new Map(),
  results: new Map([
    stored("control", "brightness", { size: 32, seed: "a" }),
    stored("bandcamp", "brightness", { size: 64, seed: "b" }),
    stored("control", "other", { size: 32 }),
    stored("bandcamp", "other", { size: 64 }),
    stored("control", "same", { size: 32 }),
    stored("bandcamp", "same", { size: 32 }),
  ]),
};

function change(id: string, state: ResultChange["state"]): ResultChange {
  const nothing = { causes: [], values: [], same: 0, matrices: [], curves: [], pictures: [] };
  return { id, state, ...nothing };
}

test("unequalParams(head, results) are the parameters that differ between corpora, of results that moved", () => {
  const results = [change("control/brightness", "new"), change("control/same", "changed")];
  expect(unequalParams(head, [...results, change("control/other", "same")])).toEqual([
    'brightness on bandcamp and on control: params.seed "b" -> "a" and 1 more',
  ]);
});
