import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseLinkTable } from "../../../data/fetch/disk/linkTable.ts";
import { sha256 } from "../../../data/hash.ts";
import { readSources } from "../../../data/sources/readSources.ts";

const sources = await readSources();

const table = join(import.meta.dirname, "../../../../shared/covers/bandcamp-links.tsv");

describe("data/sources", () => {
  test.skipIf(!existsSync(table))(
    "the poster's link table is the one meant: 1,000 covers a genre",
    () => {
      const text = readFileSync(table, "utf8");
      const { linkTable, genres } = sources.bandcamp;
      expect([text.length, sha256(text)]).toEqual([linkTable.sizeBytes, linkTable.sha256]);
      const counts: Record<string, number> = {};
      for (const { genre } of parseLinkTable(text, linkTable.file, sources.bandcamp))
        counts[genre] = (counts[genre] ?? 0) + 1;
      expect(counts).toEqual(genres);
    },
  );

  test("the link table and the weights have checksums, and only https hosts that are named", () => {
    const { bandcamp, weights, musicbrainz } = sources;
    for (const hash of [bandcamp.linkTable.sha256, ...weights.files.map(({ sha256 }) => sha256)])
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
    for (const { file, sha256 } of weights.files)
      expect(file).toMatch(new RegExp(`-${sha256.slice(0, 8)}\\.pth$`));
    const urls = [
      ...bandcamp.linkTable.urls,
      ...weights.urls,
      musicbrainz.search,
      musicbrainz.cover,
    ];
    for (const url of urls) expect(url).toMatch(/^https:/);
  });
});
