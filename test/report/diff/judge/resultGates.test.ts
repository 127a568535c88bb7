import { expect, test } from "vitest";
import type { Json } from "../../../../analyses/contract/analysis.ts";
import { roundNumbers } from "../../../../analyses/pipeline/results.ts";
import { share } from "../../../../analyses/stats/evaluation.ts";
import { checkGates, parseGates } from "../../../../report/diff/judge/gates.ts";
import { compareSets } from "../../../../report/diff/judge/compare.ts";
import type { ResultSet, StoredFile } from "../../../../report/diff/read/resultSet.ts";

const id = "bandcamp/controls";

function setOf(result: Json | null, facts: Partial<StoredFile> = {}): ResultSet {
  const stored: StoredFile = {
    analysis: "controls",
    corpus: "bandcamp",
    key: "1",
    parts: {},
    images: {},
    modules: { code: {}, engine: null },
    result,
    damage: [],
    ...facts,
  };
  return {
    name: "set",
    results: new Map(result === null ? [] : [[id, stored]]),
    corpora: new Map(),
    texts: new Map(),
    pictures: async () => new Map(),
  };
}

const accuracy = roundNumbers(share(141, 600)) as { [name: string]: Json };
const base = setOf({ rate: 0.5, accuracy });
const gatesOf = async (head: ResultSet) => (await compareSets(base, head)).diff.gates;

test("the same key and another value is unexplained, whatever the interval says, and fails the gate", async () => {
  const { diff } = await compareSets(base, setOf({ rate: 0.5004, accuracy }));
  expect(diff.results[0]!.values).toMatchObject([
    { id: `${id}.rate`, verdict: "unexplained", why: "same key, another value" },
  ]);
  expect(diff.gates.failed).toMatchObject([{ id, gate: "same key, another value" }]);
});

test("a deleted result fails the gate; a new one, the same, or one of another key does not", async () => {
  const { failed } = await gatesOf(setOf(null));
  expect(failed).toMatchObject([{ id, after: "removed", gate: "the result was deleted" }]);
  expect(failed[0]!.before).toMatch(/^[0-9a-f]{12}$/);
  expect((await gatesOf(base)).failed).toEqual([]);
  const other = { key: "2", parts: { code: "2" } };
  expect((await gatesOf(setOf({ rate: 0.6, accuracy }, other))).failed).toEqual([]);
  expect((await compareSets(setOf(null), base)).diff.gates.failed).toEqual([]);
});

test("a result that contradicts itself, or is not what was computed, fails the gate under any key", async () => {
  const other = { key: "2", parts: { code: "2" } };
  const contradictory = await gatesOf(
    setOf({ rate: 0.5, accuracy: { ...accuracy, value: 0.59 } }, other),
  );
  expect(contradictory.failed[0]!.gate).toMatch(/^it contradicts itself: accuracy\.interval is /);
  const altered = setOf({ rate: 0.6, accuracy }, { ...other, damage: ["a.png is missing"] });
  expect((await gatesOf(altered)).failed).toMatchObject([
    { id, gate: "it differs from what was computed: a.png is missing" },
  ]);
});

test("an acceptance names a result by its digests, and lets those pass only", async () => {
  const [found] = (await gatesOf(setOf(null))).failed;
  const { before, after } = found!;
  const gates = (accepted: object) =>
    parseGates(JSON.stringify({ gates: [], accepted: [accepted] }));
  const accepted = { metric: id, before, after, reason: "computed elsewhere now" };
  const none = parseGates(undefined);
  expect(checkGates([], none, gates(accepted), [found!])).toMatchObject({
    failed: [],
    accepted: [{ id, reason: "computed elsewhere now" }],
  });
  const other = { ...accepted, before: "000000000000" };
  expect(checkGates([], none, gates(other), [found!]).failed).toEqual([found]);
});
