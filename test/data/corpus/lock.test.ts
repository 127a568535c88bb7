import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Cover } from "../../../data/corpus/corpus.ts";
import { maxPixels } from "../../../data/corpus/decode.ts";
import { areLabelled, formatLock, type Lock, parseLock } from "../../../data/corpus/lock.ts";
import { maxSide } from "../../../data/corpus/lockRules.ts";

const cover: Cover = {
  id: "rock/a.jpg",
  genre: "rock",
  split: "test",
  sha256: "0".repeat(64),
  sizeBytes: 1200,
  width: 350,
  height: 349,
  phash: "00ff00ff00ff00ff",
  duplicateOf: "",
};
const drawn: Cover = {
  ...cover,
  id: "pop/d.png",
  genre: "pop",
  sha256: "",
  sizeBytes: 0,
  phash: "",
};
const fetched: Cover = {
  ...cover,
  id: "rock/b.jpg",
  duplicateOf: "rock/a.jpg",
  source: "https://covers.test/b.jpg",
  licence: "none stated",
};
const lock: Lock = {
  covers: [drawn, cover, fetched],
  unreadable: [{ id: "rock/aa.jpg", genre: "rock", reason: "truncated or damaged" }],
  absent: [
    { id: "rock/c.jpg", genre: "rock", state: "gone", reason: "404 from covers.test" },
    { id: "rock/d.jpg", genre: "rock", state: "missing", side: "test", reason: "no answer" },
  ],
};

test("parseLock(formatLock(lock)) is the lock", () => {
  expect(parseLock(formatLock(lock), "x.tsv")).toEqual(lock);
});

test("a lock whose table has groups has a column of them, each by the id of its first", () => {
  const grouped = [cover, fetched].map((each) => ({ ...each, group: cover.id }));
  const text = formatLock({ covers: grouped, unreadable: [] });
  expect(text.split("\n")[0]).toMatch(/\tlicence\tgroup\tnote$/);
  expect(parseLock(text, "x.tsv").covers).toEqual(grouped);
  expect(() => parseLock(text.replaceAll("\trock/a.jpg\t", "\trock/z.jpg\t"), "x.tsv")).toThrow(
    'x.tsv:2: group: expected the first of its group, received "rock/z.jpg"',
  );
});

test("formatLock(lock) sorts covers, unreadable files and absent covers together, by id", () => {
  const ids = formatLock(lock)
    .split("\n")
    .slice(1, -1)
    .map((line) => line.split("\t")[0]);
  const here = ["pop/d.png", "rock/a.jpg", "rock/aa.jpg", "rock/b.jpg"];
  expect(ids).toEqual([...here, "rock/c.jpg", "rock/d.jpg"]);
});

test("formatLock(lock) says where a cover is from, and why one is not here", () => {
  const cells = formatLock(lock)
    .split("\n")
    .map((line) => line.split("\t"));
  expect(cells[4]!.slice(8)).toEqual([
    "https://covers.test/b.jpg",
    "none stated",
    "looks like rock/a.jpg",
  ]);
  expect(cells[5]!.join()).toBe("rock/c.jpg,rock,gone,-,-,-,-,-,-,-,404 from covers.test");
  expect(cells[6]![2]).toBe("missing (test)");
});

test("parseLock(text) takes a lock without source and licence", () => {
  const header = "id\tgenre\tsplit\tsha256\tbytes\twidth\theight\tphash\tnote";
  const row = `rock/a.jpg\trock\ttest\t${"0".repeat(64)}\t1200\t350\t349\t00ff00ff00ff00ff\t-`;
  expect(parseLock(`${header}\n${row}\n`, "x.tsv")).toEqual({
    covers: [cover],
    unreadable: [],
    absent: [],
  });
});

test("parseLock(text) takes Windows line ends and byte order marks", () => {
  expect(parseLock(formatLock(lock).replaceAll("\n", "\r\n"), "x.tsv")).toEqual(lock);
  expect(parseLock(`\ufeff${formatLock(lock)}`, "x.tsv")).toEqual(lock);
});

test.each([
  ["", "x.tsv:1: unexpected columns"],
  [formatLock(lock).replace("pop/d.png\tpop", "rock/a.jpg\trock"), "x.tsv:3: cover listed twice"],
  [formatLock(lock).replace("\t350", ""), "x.tsv:2: expected 11 columns, received 10"],
])("parseLock(text) names file and line: %#", (text, message) => {
  expect(() => parseLock(text, "x.tsv")).toThrow(message);
});

/** What no lock writer writes, by column. */
const refused: [string, string[]][] = [
  [
    "id",
    [
      "../../../../PWN/a.jpg",
      "/etc/passwd",
      "/rock/a.jpg",
      "rock/../a.jpg",
      "rock//a.jpg",
      "rock/./a.jpg",
      "rock/.a.jpg",
      "rock\\a.jpg",
      "rock/a\\b.jpg",
      "C:\\a.jpg",
      "a.jpg",
      "-",
      "rock/a\x1b[2J.jpg",
      "rock/a\0.jpg",
      "rock/a\u202egpj.exe",
      "pop/a.jpg",
      "x/rock/a.jpg",
    ],
  ],
  ["genre", ["../../../../PWN", "..", ".", ".hidden", "a/b", "a\\b", "a\x1bb", "a\0b", "-"]],
  ["split", ["tets", "TRAIN", "gone (both)", "-"]],
  ["sha256", ["0".repeat(63), "F".repeat(64), "0x", "-"]],
  ["bytes", ["-5", "0", "1.5", "1e9", "9".repeat(400), "268435457", "-"]],
  ["width", ["0", "-1", "9".repeat(400), "64000001", "NaN", "-"]],
  ["height", ["0", "9".repeat(400), "-"]],
  ["phash", ["00ff", "-"]],
  ["source", ["javascript:alert(1)", "file:///etc/passwd", "data:,x", "//a.test", "http://", "x"]],
  ["source", ["https://me:secret@a.test/", "https://a.test/\x1b", "https://a.test/ b"]],
  ["licence", ["a\x1b[31mb", "a\0", "x".repeat(1001)]],
  ["note", ["looks like", "free text", "looks like \x1b"]],
];
const cases = refused.flatMap(([column, cells]) => cells.map((cell) => [column, cell] as const));

test.each(cases)("parseLock(text) refuses the %s %j", (column, cell) => {
  const [header, ...lines] = formatLock({
    covers: [{ ...fetched, duplicateOf: "" }],
    unreadable: [],
  }).split("\n");
  const index = header!.split("\t").indexOf(column);
  const cells = lines[0]!.split("\t");
  const text = [header, cells.with(index, cell).join("\t"), ""].join("\n");
  expect(() => parseLock(text, "x.tsv")).toThrow(/^x\.tsv:2: (id|split|[a-z0-9]+): expected /);
  expect(() => parseLock(text, "x.tsv")).toThrow(/^[^\p{Cc}]{1,400}$/u);
});

test.each([
  ["a cover that is not listed", "rock/zz.jpg"],
  ["itself", "rock/b.jpg"],
  ["one that looks like another itself", "rock/c.jpg"],
])("no lock holds a cover that looks like %s", (_, duplicateOf) => {
  const covers = [cover, fetched, { ...fetched, id: "rock/c.jpg" }];
  const wrong = [cover, { ...fetched, duplicateOf }, covers[2]!];
  const expected = "note: expected the first of the covers that look the same";
  expect(() => formatLock({ covers: wrong, unreadable: [] })).toThrow(
    `cannot be listed: "rock/b.jpg": ${expected}`,
  );
  const text = formatLock({ covers, unreadable: [] });
  const spoilt = text.replace("looks like rock/a.jpg", `looks like ${duplicateOf}`);
  expect(() => parseLock(spoilt, "x.tsv")).toThrow(`x.tsv:3: ${expected}`);
});

test("formatLock(lock) refuses two files whose names are the same once they can be printed", () => {
  const unreadable = ["rock/a\t.jpg", "rock/a\n.jpg"].map((id) => ({
    id,
    genre: "rock",
    reason: "odd name",
  }));
  expect(() => formatLock({ covers: [], unreadable })).toThrow("cover listed twice");
});

test("parseLock(text) names the genre where an id is right", () => {
  const text = formatLock(lock).replace("pop/d.png\tpop", "pop/d.png\t../../../../PWN");
  expect(() => parseLock(text, "x.tsv")).toThrow(
    'x.tsv:2: genre: expected the name of a folder, other than all, received "../../../../PWN"',
  );
});

test("parseLock(text) refuses the genre all", () => {
  const text = formatLock(lock).replaceAll("pop", "all");
  expect(() => parseLock(text, "x.tsv")).toThrow(
    'x.tsv:2: genre: expected the name of a folder, other than all, received "all"',
  );
});

test("parseLock(text) refuses facts of what is not here", () => {
  const text = formatLock(lock).replace("gone\t-", `gone\t${"0".repeat(64)}`);
  expect(() => parseLock(text, "x.tsv")).toThrow("x.tsv:6: sha256: expected nothing, received");
});

test.each([
  { id: "../a.jpg" },
  { id: "pop/a.jpg" },
  { genre: ".." },
  { source: "javascript:0" },
  { sha256: "x" },
  { width: NaN },
])("formatLock(lock) writes nothing that parseLock would refuse: %j", (change) => {
  const covers = [{ ...cover, ...change }];
  expect(() => formatLock({ covers, unreadable: [] })).toThrow(
    /^cannot be listed: ".+": [a-z0-9]+/,
  );
});

test("a side has at most as many pixels as are decoded", () => {
  expect(maxSide).toBe(maxPixels);
});

test.each(["bandcamp", "control"])(
  "the committed lock of %s is read, and written as it is",
  (name) => {
    const file = `data/corpora/${name}.lock.tsv`;
    const text = readFileSync(join(import.meta.dirname, "../../..", file), "utf8");
    expect(formatLock(parseLock(text, file))).toBe(text);
  },
);

test("formatLock(lock) stays one line a file when a name holds tabs or line breaks", () => {
  const odd = {
    id: "rock/a\tb\n.png",
    genre: "rock",
    reason: "tab or line break in the file name",
  };
  const text = formatLock({ covers: [], unreadable: [odd] });
  expect(parseLock(text, "x.tsv").unreadable).toEqual([{ ...odd, id: "rock/a\ufffdb\ufffd.png" }]);
});

test("formatLock(lock, { isLabelled }) lists files that lie anywhere, with the genre that a table says as label", () => {
  const covers = [{ ...cover, id: "a.jpg" }];
  expect(areLabelled(covers)).toBe(true);
  expect(areLabelled([cover, fetched])).toBe(false);
  const text = formatLock({ covers, unreadable: [] }, { isLabelled: true });
  expect(text).toMatch(/^id\tlabel\tsplit\t/);
  expect(parseLock(text, "x.tsv").covers).toEqual(covers);
  const outside = text.replace("a.jpg", "../a.jpg");
  expect(() => parseLock(outside, "x.tsv")).toThrow("x.tsv:2: id: expected a path below");
});
