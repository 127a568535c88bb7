import { expect, test } from "vitest";
import { readSources } from "../../../report/site/sources.ts";
import { rankBootstrap } from "../../../report/tables/rankBootstrap.ts";
import { sampleEdition } from "../sampleEdition.ts";

test("rankBootstrap(edition, poster) gives the share of every rank, beside the rank by all covers", async () => {
  const { poster } = await readSources();
  const sample = sampleEdition("bandcamp", ["metal", "pop"]);
  const selfRank = {
    metal: { mean: 1, shareFirst: 1, counts: [200, 0] },
    pop: { mean: 1.75, shareFirst: 0.25, counts: [50, 150] },
  };
  const results = { ...sample.results, rankBootstrap: { repeats: 200, selfRank } };
  const { columns, rows } = rankBootstrap({ ...sample, results }, poster);
  expect(columns.map(({ label }) => label)).toEqual(["genre", "rank", "1", "2"]);
  const exact = sample.results.histogramSimilarity!.exact.measures.intersection.selfRank;
  expect(rows).toEqual([
    ["metal", exact["metal"]!.mean, 100, 0],
    ["pop", exact["pop"]!.mean, 25, 75],
  ]);
});
