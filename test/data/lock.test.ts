import { expect, test } from "vitest";
import type { Cover } from "../../data/corpus.ts";
import { formatLock, type Lock, parseLock } from "../../data/lock.ts";

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

test("parseLock(text) takes Windows line ends", () => {
  expect(parseLock(formatLock(lock).replaceAll("\n", "\r\n"), "x.tsv")).toEqual(lock);
});

test.each([
  ["", "x.tsv:1: unexpected columns"],
  [formatLock(lock).replace("pop/d.png", "rock/a.jpg"), "x.tsv:3: cover listed twice: rock/a.jpg"],
  [formatLock(lock).replace("\ttest\t", "\ttets\t"), "x.tsv:2: unknown split: tets"],
  [formatLock(lock).replace("\t1200\t", "\t-5\t"), "x.tsv:3: not a positive integer: -5"],
  [formatLock(lock).replace("0".repeat(64), "0".repeat(63)), "x.tsv:3: not a sha256"],
  [formatLock(lock).replace("\t350", ""), "x.tsv:2: expected 11 columns, received 10"],
])("parseLock(text) names file and line: %#", (text, message) => {
  expect(() => parseLock(text, "x.tsv")).toThrow(message);
});

test("formatLock(lock) stays one line a file when a name holds tabs or line breaks", () => {
  const odd = {
    id: "rock/a\tb\n.png",
    genre: "rock",
    reason: "tab or line break in the file name",
  };
  const text = formatLock({ covers: [], unreadable: [odd] });
  expect(parseLock(text, "x.tsv").unreadable).toEqual([{ ...odd, id: "rock/a\ufffdb\ufffd.png" }]);
});
