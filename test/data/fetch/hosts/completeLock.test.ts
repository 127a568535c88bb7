import { describe, expect, test } from "vitest";
import type { Cover } from "../../../../data/corpus/corpus.ts";
import { bitsApart, compareCovers } from "../../../../data/fetch/compareLocks.ts";
import { completeLock } from "../../../../data/fetch/hosts/completeLock.ts";
import { formatGenres } from "../../../../data/fetch/summary.ts";
import { countGenres } from "../../../../data/corpus/genreCounts.ts";

const cover = (id: string, rest: Partial<Cover> = {}): Cover => ({
  id,
  genre: id.split("/")[0]!,
  split: "train",
  sha256: "a".repeat(64),
  sizeBytes: 9,
  width: 350,
  height: 350,
  phash: "00ff00ff00ff00ff",
  duplicateOf: "",
  ...rest,
});

describe("locks", () => {
  test("compareCovers(before, after) tells re-encoded covers from other pictures", () => {
    const before = ["a", "b", "c", "d"].map((name) => cover(`pop/${name}.jpg`));
    const after = [
      cover("pop/a.jpg"),
      cover("pop/b.jpg", { sha256: "b".repeat(64), phash: "00ff00ff00ff00f0" }),
      cover("pop/c.jpg", { sha256: "b".repeat(64), phash: "00ff00ff00ff00e0" }),
      cover("pop/e.jpg"),
    ];
    expect(compareCovers(before, after)).toEqual({
      same: 1,
      reencoded: 1,
      changed: [{ id: "pop/c.jpg", bits: 5 }],
      added: 1,
      lost: 1,
    });
  });

  test("bitsApart(a, b)", () => {
    expect(bitsApart("0000000000000000", "ffffffffffffffff")).toBe(64);
    expect(bitsApart("8000000000000001", "0000000000000000")).toBe(2);
    expect(bitsApart("00ff00ff00ff00ff", "")).toBe(64);
  });

  test("completeLock(here, knowledge) adds sources, and what is not here with its former side", () => {
    const before = {
      covers: [
        cover("pop/a.jpg"),
        cover("pop/b.jpg", { split: "test" }),
        cover("pop/c.jpg", { source: "http://c.test/", licence: "CC0" }),
      ],
      unreadable: [],
      absent: [
        {
          id: "pop/f.jpg",
          genre: "pop",
          state: "missing" as const,
          reason: "no answer",
          side: "test" as const,
        },
      ],
    };
    const entries = new Map([
      [
        "pop/a.jpg",
        { id: "pop/a.jpg", url: "http://a.test/", sha256: "a".repeat(64), sizeBytes: 9 },
      ],
      ["pop/d.jpg", { id: "pop/d.jpg", gone: "404 from d.test" }],
    ]);
    const fates = [
      { id: "pop/e.jpg", genre: "pop", state: "missing" as const, reason: "500 from e.test" },
    ];
    const here = { covers: [cover("pop/a.jpg"), cover("pop/c.jpg")], unreadable: [] };
    const lock = completeLock(here, { before, entries, fates, licence: "none" });
    expect(lock.covers.map(({ id, source, licence }) => [id, source, licence])).toEqual([
      ["pop/a.jpg", "http://a.test/", "none"],
      ["pop/c.jpg", "http://c.test/", "CC0"],
    ]);
    expect(lock.absent).toEqual([
      {
        id: "pop/b.jpg",
        genre: "pop",
        state: "missing",
        reason: "listed before, not here now",
        side: "test",
      },
      { id: "pop/f.jpg", genre: "pop", state: "missing", reason: "no answer", side: "test" },
      { id: "pop/e.jpg", genre: "pop", state: "missing", reason: "500 from e.test" },
      { id: "pop/d.jpg", genre: "pop", state: "gone", reason: "404 from d.test" },
    ]);
  });

  test("countGenres(lock, listed) accounts for every listed cover", () => {
    const lock = {
      covers: [cover("pop/a.jpg"), cover("pop/b.jpg", { duplicateOf: "pop/a.jpg" })],
      unreadable: [{ id: "pop/c.jpg", genre: "pop", reason: "empty" }],
      absent: [{ id: "pop/d.jpg", genre: "pop", state: "gone" as const, reason: "404" }],
    };
    const [pop, soul] = countGenres(lock, { pop: 10, soul: 10 });
    expect(pop).toEqual({
      genre: "pop",
      listed: 10,
      found: 2,
      unreadable: 1,
      gone: 1,
      missing: 6,
      duplicates: 1,
    });
    expect(soul).toMatchObject({ listed: 10, found: 0, missing: 10 });
    expect(formatGenres([pop!])).toEqual([
      "  genre  listed  found  unreadable  gone  missing  duplicates",
      "  pop        10      2           1     1        6           1",
      "  all        10      2           1     1        6           1",
    ]);
  });
});
