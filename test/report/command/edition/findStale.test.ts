import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Edge } from "../../../../report/command/line/command.ts";
import { findStale } from "../../../../report/command/edition/findStale.ts";
import type { ResultSet, StoredFile } from "../../../../report/diff/read/resultSet.ts";

const root = join(import.meta.dirname, "../../../..");
const edge = { root, line: () => {}, warn: () => {}, progress: () => {} } as unknown as Edge;

/** The committed results of these ids, changed. */
function setOf(ids: readonly string[], change: (file: StoredFile) => void = () => {}): ResultSet {
  const results = ids.map((id) => {
    const path = join(root, "analyses/results", `${id}.json`);
    const file = JSON.parse(readFileSync(path, "utf8")) as StoredFile;
    change(file);
    return [id, { ...file, corpus: id.split("/")[0]!, damage: [] }] as const;
  });
  const none = { corpora: new Map(), texts: new Map(), pictures: async () => new Map() };
  return { name: "set", results: new Map(results), ...none };
}

test("findStale(set, edge) finds nothing in results of the code here, nor in those of no analysis", async () => {
  const set = setOf(["bandcamp/averagedImages", "control/fullTraining"]);
  set.results.set("bandcamp/brightness", {
    ...set.results.get("bandcamp/averagedImages")!,
    key: "0",
  });
  expect(await findStale(set, edge)).toEqual([]);
});

test("findStale(set, edge) says of a result of other parameters or covers what changed and what computes it", async () => {
  const set = setOf(["bandcamp/averagedImages"], (file) => {
    file.key = "0";
    file.parts["corpus"] = "0";
    file.parts["params"] = { ...(file.parts["params"] as object), sampleSize: 40 };
  });
  expect(await findStale(set, edge)).toEqual([
    {
      id: "bandcamp/averagedImages",
      reasons: ["corpus changed", "params.sampleSize 40 -> 50"],
      command: "npm run build -- --corpus bandcamp --only averagedImages",
    },
  ]);
});
