import { expect, test } from "vitest";
import { readSources } from "../../../report/site/sources.ts";
import { similarity, similarityErrors } from "../../../report/tables/similarity.ts";
import { sampleEdition } from "../sampleEdition.ts";

const { poster } = await readSources();
const edition = sampleEdition();
const { exact } = edition.results.histogramSimilarity!;

test("similarity and its errors stand at the same places, genres in the poster's order", () => {
  const tables = {
    value: similarity(edition, poster, "intersection"),
    error: similarityErrors(edition, poster, "intersection"),
  };
  for (const { columns } of Object.values(tables))
    expect(columns.map(({ label }) => label).slice(0, 3)).toEqual(["genre", "ambient", "folk"]);
  expect(tables.value.rows[1]![3]).toBe(exact.measures.intersection.matrix["folk"]!["jazz"]);
  expect(tables.error.rows[1]![3]).toBe(exact.errors.intersection["folk"]!["jazz"]);
});
