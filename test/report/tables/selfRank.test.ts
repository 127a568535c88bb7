import { describe, expect, it } from "vitest";
import { readSources } from "../../../report/site/sources.ts";
import { selfRank } from "../../../report/tables/selfRank.ts";
import { sampleEdition } from "../sampleEdition.ts";

const { poster } = await readSources();

describe("selfRank(edition, poster)", () => {
  it("puts the poster's ranks beside ours for the poster's covers", () => {
    const { columns, rows } = selfRank(sampleEdition(), poster);
    expect(columns.map(({ group, label }) => [group, label])).toEqual([
      [undefined, "genre"],
      ["poster", "of 10"],
      ["5 covers", "mean"],
      ["5 covers", "% first"],
      ["50 and 50 others", "mean"],
      ["50 and 50 others", "% first"],
      ["all pairs", "of 6"],
    ]);
    expect(rows.map(([genre, published]) => [genre, published])).toEqual([
      ["ambient", 9],
      ["folk", 2],
      ["jazz", 9],
      ["metal", 1],
      ["pop", 1],
      ["rock", 7],
    ]);
  });

  it("leaves the poster out for other covers", () => {
    const { columns, rows } = selfRank(sampleEdition("control"), poster);
    expect(columns.map(({ group }) => group)).not.toContain("poster");
    expect(rows[0]).toHaveLength(6);
  });
});
