import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makeCorpus } from "../../../data/corpus/corpus.ts";
import { parseLock } from "../../../data/corpus/lock.ts";
import { compareAudits } from "../../../report/diff/causes/audit.ts";
import { auditWith } from "../../../report/diff/auditSet.ts";
import type { ResultSet, StoredFile } from "../../../report/diff/read/resultSet.ts";
import { readSources } from "../../../report/site/sources.ts";

const { poster } = await readSources();
const read = (path: string): string =>
  readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");

function setOf(analyses: readonly string[], texts: Record<string, string> = {}): ResultSet {
  const stored = analyses.map((analysis) => {
    const file = JSON.parse(read(`analyses/results/bandcamp/${analysis}.json`)) as StoredFile;
    return [`bandcamp/${analysis}`, { ...file, analysis, corpus: "bandcamp" }] as const;
  });
  const lock = "data/corpora/bandcamp.lock.tsv";
  const { covers, unreadable, absent } = parseLock(read(lock), lock);
  const corpus = makeCorpus("bandcamp", covers, unreadable, "", absent);
  return {
    name: "set",
    results: new Map(stored),
    corpora: new Map([["bandcamp", corpus]]),
    texts: new Map(Object.entries(texts)),
    pictures: async () => new Map(),
  };
}

const audit = auditWith(poster);
const verdicts = (set: ResultSet) => new Map(audit(set).map(({ id, verdict }) => [id, verdict]));

test("auditWith(poster) tells which verdicts a new result brings", () => {
  const [before, after] = [setOf([]), setOf(["histogramSimilarity"])];
  expect(verdicts(before).get("selfSimilarHere")).toMatch(/^not computed yet/);
  expect(verdicts(after).get("selfSimilarHere")).toBe("inconsistent");
  const changes = compareAudits(audit(before), audit(after));
  expect(changes.map(({ id }) => id)).toContain("selfSimilarHere");
  expect(changes.every(({ id }) => id.endsWith("Here"))).toBe(true);
});

test("auditWith(poster) reads the poster as an end types it", () => {
  const changed = structuredClone(JSON.parse(read("data/poster.json")));
  changed.selfRank.ranks.pop = 10;
  const set = setOf([], { "data/poster.json": JSON.stringify(changed) });
  expect(verdicts(setOf([])).get("popRank")).toBe("inconsistent");
  expect(verdicts(set).get("popRank")).toBe("consistent");
});

test("auditWith(poster) knows nothing of results it cannot read, and takes today's poster for another", () => {
  const set = setOf(["histogramSimilarity"], { "data/poster.json": '{"title": "old"}' });
  expect(verdicts(set).get("selfSimilarHere")).toBe("inconsistent");
  set.results.get("bandcamp/histogramSimilarity")!.result = { exact: null };
  expect(audit(set)).toEqual([]);
});
