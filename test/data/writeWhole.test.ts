import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openCache } from "../../analyses/pipeline/cache.ts";
import { sha256 } from "../../data/hash.ts";
import { writeResult } from "../../analyses/pipeline/results.ts";
import { isLeftover, writeWhole } from "../../data/writeWhole.ts";
import { canMount, onSmallDisk } from "../support/smallDisk.ts";

let dir = "";
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), "whole-"))));
afterEach(() => rmSync(dir, { recursive: true }));

const tooMuch = Buffer.alloc(200_000, 1);
const full = (...path: string[]) =>
  `disk full: ${join(dir, ...path)}; make room, then run the same command again`;

describe("writeWhole(path, content)", () => {
  it("makes the folders on its way, and leaves nothing else beside the file", async () => {
    await writeWhole(join(dir, "a/b/c.txt"), "one");
    await writeWhole(join(dir, "a/b/c.txt"), Buffer.from("two"), { fsync: false });
    expect(readFileSync(join(dir, "a/b/c.txt"), "utf8")).toBe("two");
    expect(readdirSync(join(dir, "a/b"))).toEqual(["c.txt"]);
  });

  it("has another name until it is whole, which the next run knows", () => {
    expect(["a.json.1.draft", "a.4294967295.draft"].map(isLeftover)).toEqual([true, true]);
    const others = [
      "a.json",
      "a.draft",
      ".1.draft",
      "a.12345678901.draft",
      "a.json.2024",
      "a.tsv.1",
    ];
    expect(others.filter(isLeftover)).toEqual([]);
  });

  it("names the file where there can be none", async () => {
    writeFileSync(join(dir, "a"), "a file");
    const path = join(dir, "a/b.txt");
    await expect(writeWhole(path, "x")).rejects.toThrow("a file where a folder is needed: ");
    mkdirSync(join(dir, "c"));
    await expect(writeWhole(join(dir, "c"), "x")).rejects.toThrow("a folder where a file is");
  });
});

describe.skipIf(!canMount)("a full disk (where mount is allowed)", () => {
  it("leaves the file as it was, and is said of it", () =>
    onSmallDisk(dir, "64k", async () => {
      const path = join(dir, "a.txt");
      await writeWhole(path, "before");
      await expect(writeWhole(path, tooMuch)).rejects.toThrow(full("a.txt"));
      expect(readFileSync(path, "utf8")).toBe("before");
      expect(readdirSync(dir)).toEqual(["a.txt"]);
    }));

  it("is said of the blob, draft or log of the cache", () =>
    onSmallDisk(dir, "64k", async () => {
      const cache = openCache(dir);
      const blob = cache.blobs("survey", "k").write("ab12", tooMuch);
      await expect(blob).rejects.toThrow(full("survey/k/ab/ab12"));
      const name = sha256("ab12");
      const packs = cache.packs("features", "k");
      await expect(packs.write(name, tooMuch)).rejects.toThrow(full(`features/k/${name}.pack`));
      rmSync(join(dir, "features"), { recursive: true });
      for (const way of ["write", "append"] as const) {
        const entry = cache.entry("pixels", way, (draft) => draft[way]("all.bin", tooMuch));
        await expect(entry).rejects.toThrow(full(`pixels/${way}.draft/all.bin`));
        rmSync(join(dir, "pixels"), { recursive: true });
      }
    }));

  it("is said of the result, whose last version stays", () =>
    onSmallDisk(dir, "64k", async () => {
      const parts = { schema: 1, name: "x", code: "", params: {}, corpus: "", environment: {} };
      const dependencies = {
        parts: { ...parts, engine: null },
        modules: { code: {}, engine: null },
      };
      const write = (result: object) => writeResult(dir, dependencies, { result, images: {} });
      await write({ value: 1 });
      const before = readFileSync(join(dir, "x.json"), "utf8");
      await expect(write({ value: "2".repeat(200_000) })).rejects.toThrow(full("x.json"));
      expect(readFileSync(join(dir, "x.json"), "utf8")).toBe(before);
    }));
});
