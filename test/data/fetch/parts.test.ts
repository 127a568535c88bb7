import { appendFile, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Cover } from "../../../data/corpus.ts";
import { bitsApart, compareLocks } from "../../../data/fetch/compareLocks.ts";
import { completeLock } from "../../../data/fetch/completeLock.ts";
import { journalFile, openJournal, readJournal } from "../../../data/fetch/journal.ts";
import { jpegSize, judgeJpeg } from "../../../data/fetch/jpeg.ts";
import { parseLinkTable } from "../../../data/fetch/linkTable.ts";
import { parseFetchOptions } from "../../../data/fetch/options.ts";
import { adviceFor, formatBytes } from "../../../data/fetch/plan.ts";
import { countGenres, formatGenres } from "../../../data/fetch/summary.ts";
import { openTally } from "../../../data/fetch/tally.ts";
import { textsOf } from "../../../data/fetch/bars.ts";
import { readSources } from "../../../data/sources/readSources.ts";
import { newRoot } from "./loopback.ts";
import { drawCover, padCover } from "./pictures.ts";

const sources = await readSources();
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

describe("parseLinkTable(text, file, pattern)", () => {
  const row = "http://f1.bcbits.com/img/a4267850305_2.jpg\tambient/a504031536.jpg";

  test("gives each cover its URLs, in order", () => {
    expect(parseLinkTable(`${row}\n`, "links.tsv", sources.bandcamp)).toEqual([
      {
        id: "ambient/a504031536.jpg",
        genre: "ambient",
        urls: [
          "http://f1.bcbits.com/img/a4267850305_2.jpg",
          "https://f4.bcbits.com/img/a4267850305_2.jpg",
        ],
      },
    ]);
  });

  test.each([
    [`${row}\n${row}`, "links.tsv:2: cover listed twice: ambient/a504031536.jpg"],
    ["no tab", "links.tsv:1: expected a URL, a tab and an id"],
    [row.replace("http://f1", "http://f7"), 'links.tsv:1: unexpected URL: "http://f7'],
    [row.replace("ambient/", "../"), 'links.tsv:1: not an id: "../a504031536.jpg"'],
  ])("names the line: %#", (text, message) => {
    expect(() => parseLinkTable(text, "links.tsv", sources.bandcamp)).toThrow(message);
  });
});

describe("judgeJpeg(bytes)", async () => {
  const picture = await drawCover("judge");

  test("tells a whole picture from a cut one, with comments in between", () => {
    expect(judgeJpeg(picture)).toBe("whole");
    expect(judgeJpeg(picture.subarray(0, -2))).toBe("cut");
    expect(judgeJpeg(padCover(picture, "padded", 200_000))).toBe("whole");
    expect(jpegSize(padCover(picture, "padded", 200_000))).toEqual({ width: 64, height: 64 });
  });

  test.each([
    [Buffer.alloc(0), "empty"],
    [Buffer.from("\n <html>"), "a web page, not a JPEG"],
    [Buffer.from("GIF89a"), "not a JPEG"],
    [Buffer.from([0xff, 0xd8, 0xff, 0xd9]), "a JPEG without a picture"],
    [Buffer.from([0xff, 0xd8, 0xff]), "not a JPEG"],
    [
      Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(50, 0xff)]),
      "a JPEG without a picture",
    ],
    [
      Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.from("ffe00000".repeat(9), "hex")]),
      "a JPEG without a picture",
    ],
  ])("refuses %#", (bytes, reason) => expect(judgeJpeg(bytes)).toEqual({ reason }));
});

describe("journal", () => {
  let dir = "";
  beforeEach(async () => mkdir((dir = join(await newRoot(), "covers"))));
  afterEach(() => rm(join(dir, ".."), { recursive: true }));

  test("readJournal(dir) gives what was added, the last entry of a cover", async () => {
    const journal = await openJournal(dir);
    const found = { id: "pop/a.jpg", url: "http://a.test/", sha256: "00", sizeBytes: 5 };
    journal.add({ id: "pop/a.jpg", gone: "404" });
    journal.add(found);
    journal.add({ id: "pop/b.jpg", gone: "410" });
    await journal.close();
    expect([...(await readJournal(dir)).values()]).toEqual([
      found,
      { id: "pop/b.jpg", gone: "410" },
    ]);
  });

  test("openJournal(dir) writes on after a line torn by a killed run", async () => {
    await appendFile(journalFile(dir), '{"id":"pop/a.jpg","gone":"404"}\n{"id":"pop/b.jp');
    const journal = await openJournal(dir);
    journal.add({ id: "pop/c.jpg", gone: "404" });
    await journal.close();
    expect([...(await readJournal(dir)).keys()]).toEqual(["pop/a.jpg", "pop/c.jpg"]);
  });
});

describe("locks", () => {
  test("compareLocks(before, after) tells re-encoded covers from other pictures", () => {
    const before = ["a", "b", "c", "d"].map((name) => cover(`pop/${name}.jpg`));
    const after = [
      cover("pop/a.jpg"),
      cover("pop/b.jpg", { sha256: "b".repeat(64), phash: "00ff00ff00ff00f0" }),
      cover("pop/c.jpg", { sha256: "b".repeat(64), phash: "00ff00ff00ff00e0" }),
      cover("pop/e.jpg"),
    ];
    expect(compareLocks(before, after)).toEqual({
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

describe("parseFetchOptions(argv, sources)", () => {
  test("without arguments asks for everything", () => {
    const { what, weights, genres, limit } = parseFetchOptions([], sources);
    expect({ what, limit, weights: weights.length, genres: genres.length }).toEqual({
      what: "everything",
      limit: Infinity,
      weights: 4,
      genres: 10,
    });
  });

  test.each([
    [["records"], "unknown source: records (covers, weights, musicbrainz)"],
    [["covers", "pop"], "unexpected argument: pop"],
    [["covers", "--genre", "polka"], "unknown genre: polka (ambient, dubstep"],
    [["weights", "vgg"], "unknown weights: vgg (alexnet, resnet18, resnet34, resnet152)"],
    [["covers", "--limit", "0"], "not a number of covers: 0"],
    [["covers", "--limit", "1e3"], "not a number of covers: 1e3"],
    [["--contact", "a (b)\r\nX-Evil: 1"], "not a contact:"],
    [["musicbrainz"], "MusicBrainz asks its callers for a contact"],
    [["--fast"], "Unknown option '--fast'"],
  ])("%j is refused", (argv, message) => {
    expect(() => parseFetchOptions(argv, sources)).toThrow(message);
  });
});

describe("what is shown", () => {
  test.each([
    [0, "0 B"],
    [999, "999 B"],
    [26_000, "26 kB"],
    [3_140_000, "3.1 MB"],
    [260_000_000, "260 MB"],
    [1e12, "1.0 TB"],
  ])("formatBytes(%d)", (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  test("textsOf(row, elapsed): many files by number, few by bytes", () => {
    const row = {
      host: "a.test",
      done: 250,
      total: 1000,
      bytes: 6e6,
      totalBytes: 2.4e7,
      errors: 1,
    };
    expect(textsOf(row, 60_000)).toEqual({
      host: "a.test",
      received: "6.0 MB",
      rate: "100 kB/s",
      left: "3 min",
      errors: "1 error",
    });
    expect(textsOf({ ...row, done: 0, total: 2 }, 10_000).left).toBe("30 s");
    expect(textsOf({ ...row, done: 0 }, 10_000).left).toBe("?");
  });

  test("openTally(onChange) counts by host", () => {
    const seen: number[] = [];
    const tally = openTally((rows) => seen.push(rows.length));
    tally.plan("a.test", 2, 100);
    tally.bytes("a.test", 40);
    tally.done("a.test");
    tally.error("b.test");
    expect(tally.rows()).toEqual([
      { host: "a.test", done: 1, total: 2, bytes: 40, totalBytes: 100, errors: 0 },
      { host: "b.test", done: 0, total: 0, bytes: 0, totalBytes: 0, errors: 1 },
    ]);
    expect(seen).toEqual([1, 1, 1, 2]);
  });

  test("adviceFor(closed) says what to do, or nothing", () => {
    expect(adviceFor([], sources.politeness)).toEqual([]);
    expect(adviceFor(["a.test given up"], sources.politeness)[0]).toContain("a.test given up");
  });
});

describe("data/sources", () => {
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
