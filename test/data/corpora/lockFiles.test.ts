import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { describeLock, lockFile, readLock, storeLock } from "../../../data/corpora/lockFiles.ts";
import { formatLock, parseLock } from "../../../data/corpus/lock.ts";
import { readResultSet } from "../../../report/diff/read/resultSet.ts";

let root = "";
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), "locks-"))));
afterEach(() => rmSync(root, { recursive: true }));

const committed = new URL("../../../data/corpora/bandcamp.lock.tsv", import.meta.url);
const text = readFileSync(committed, "utf8");
const lock = parseLock(text, "bandcamp");
const files = () => readdirSync(join(root, "data/corpora")).sort();
const contents = () =>
  new Map(files().map((name) => [name, readFileSync(join(root, "data/corpora", name), "utf8")]));

test("storeLock writes few covers as one file, many in sixteen; readLock reads either", async () => {
  await storeLock("bandcamp", root, text);
  expect(files()).toEqual(["bandcamp.lock.tsv"]);
  expect(await readLock("bandcamp", root)).toEqual(lock);
  await storeLock("bandcamp", root, text, 100);
  expect(files()).toEqual([..."0123456789abcdef"].map((part) => `bandcamp.lock.${part}.tsv`));
  expect(await readLock("bandcamp", root)).toEqual(lock);
  await storeLock("bandcamp", root, text);
  expect(contents()).toEqual(new Map([["bandcamp.lock.tsv", text]]));
  expect(await readLock("musicbrainz", root)).toBeNull();
});

test("storeLock: a cover less is a line less of one part", async () => {
  await storeLock("bandcamp", root, text, 100);
  const before = contents();
  const covers = lock.covers.filter(({ id }) => id !== lock.covers[7]!.id);
  await storeLock("bandcamp", root, formatLock({ ...lock, covers }), 100);
  const changed = [...contents()].filter(([name, own]) => own !== before.get(name));
  expect(changed).toHaveLength(1);
  const [name, own] = changed[0]!;
  expect(before.get(name)!.split("\n").length - own.split("\n").length).toBe(1);
});

test("readLock names the part and the line of what is wrong", async () => {
  await storeLock("bandcamp", root, text, 100);
  const path = join(root, lockFile("bandcamp", "3"));
  const lines = readFileSync(path, "utf8").split("\n");
  lines[2] = lines[2]!.replace(/\t(train|test)\t/, "\tother\t");
  writeFileSync(path, lines.join("\n"));
  await expect(readLock("bandcamp", root)).rejects.toThrow(
    /^data\/corpora\/bandcamp\.lock\.3\.tsv:3: split: expected train, test/,
  );
});

test("readLock says which part is missing, rather than do without its covers", async () => {
  await storeLock("bandcamp", root, text, 100);
  rmSync(join(root, lockFile("bandcamp", "f")));
  await expect(readLock("bandcamp", root)).rejects.toThrow(
    "parts of a lock are missing: data/corpora/bandcamp.lock.f.tsv (git checkout -- data/",
  );
});

test("readLock: whole and parts beside each other, as a merge may leave them, list covers twice", async () => {
  await storeLock("bandcamp", root, text, 100);
  writeFileSync(join(root, lockFile("bandcamp")), text);
  await expect(readLock("bandcamp", root)).rejects.toThrow(/: cover listed twice: /);
});

test("describeLock: another hash for another line, in one file or in parts", async () => {
  const hashes: string[] = [];
  for (const most of [1e6, 100])
    for (const own of [text, text.replace("\ttrain\t", "\ttest\t")]) {
      await storeLock("bandcamp", root, own, most);
      hashes.push((await describeLock("bandcamp", root)).sha256);
    }
  expect(new Set(hashes).size).toBe(4);
});

test("npm run diff reads a lock in parts as the same corpus", async () => {
  const setOf = async (most: number) => {
    rmSync(join(root, "data"), { recursive: true, force: true });
    mkdirSync(join(root, "data/corpora"), { recursive: true });
    await storeLock("bandcamp", root, text, most);
    const found = new Map([...contents()].map(([name, own]) => [`data/corpora/${name}`, own]));
    const read = async () => new Map([...found].map(([path, own]) => [path, Buffer.from(own)]));
    return readResultSet({ name: "x", paths: [...found.keys()], read });
  };
  const [whole, parts] = [await setOf(1e6), await setOf(100)];
  expect(whole.corpora.get("bandcamp")!.covers.length).toBe(lock.covers.length);
  expect(parts.corpora).toEqual(whole.corpora);
});
