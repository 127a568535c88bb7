import { appendFile, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { nodeDisk } from "../../../../data/fetch/disk/disk.ts";
import { type Journal, journalFile, openJournal } from "../../../../data/fetch/disk/journal.ts";
import { mendCovers } from "../../../../data/fetch/disk/mend.ts";
import { openStore } from "../../../../data/fetch/disk/store.ts";
import { sha256 } from "../../../../data/hash.ts";
import { newRoot } from "../loopback.ts";
import { coversBelow, read } from "../pictures.ts";

let dir = "";
let journal: Journal;
beforeEach(async () => {
  dir = await newRoot();
  await mkdir(join(dir, "pop"));
  journal = await openJournal(dir);
});
afterEach(async () => {
  await journal.close();
  await rm(dir, { recursive: true });
});

const entryOf = (id: string, content: string) => ({
  id,
  url: "http://a.test/",
  sha256: sha256(content),
  sizeBytes: content.length,
});
const fetched = (id: string) => ({ id, url: "http://a.test/" });
const never = (reason: unknown) => {
  throw reason;
};

describe("openStore(dir, {journal})", () => {
  test("names a cover only when its entry is on the disk", async () => {
    const order: string[] = [];
    const watched = {
      ...journal,
      sync: async () => void order.push(`sync ${(await coversBelow(dir)).join()}`),
    };
    const store = openStore(dir, { journal: watched, disk: nodeDisk, onFailure: never });
    await store.put(fetched("pop/a.jpg"), Buffer.from("a"));
    await store.put(fetched("pop/b.jpg"), Buffer.from("b"));
    await store.flush();
    expect(order).toEqual(["sync pop/.a.jpg.part,pop/.b.jpg.part"]);
    expect(await coversBelow(dir)).toEqual(["pop/a.jpg", "pop/b.jpg"]);
  });

  test("names covers without being asked, in a while", async () => {
    const store = openStore(dir, { journal, disk: nodeDisk, onFailure: never });
    await store.put(fetched("pop/a.jpg"), Buffer.from("a"));
    await expect.poll(() => coversBelow(dir)).toEqual(["pop/a.jpg"]);
  });

  test("says when names cannot be given", async () => {
    const failures: unknown[] = [];
    const onFailure = (reason: unknown) => failures.push(reason);
    const store = openStore(dir, { journal, disk: nodeDisk, onFailure });
    await store.put(fetched("pop/a.jpg"), Buffer.from("a"));
    await rm(join(dir, "pop"), { recursive: true });
    await expect.poll(() => failures).toHaveLength(1);
    expect(String(failures[0])).toContain("no such file or folder: ");
    await expect(store.flush()).rejects.toThrow("no such file or folder: ");
  });
});

describe("mendCovers(dir, genres)", () => {
  const mend = async () => {
    const warnings: string[] = [];
    await mendCovers(dir, ["pop", "soul"], (text) => warnings.push(text));
    return warnings;
  };

  test("after kill -9: what had come gets its name, what was being written goes", async () => {
    const store = openStore(dir, { journal, disk: nodeDisk, onFailure: never });
    await store.put(fetched("pop/a.jpg"), Buffer.from("a cover"));
    journal.add(entryOf("pop/b.jpg", "b cover"));
    await writeFile(join(dir, "pop/.b.jpg.part"), "b co");
    await writeFile(join(dir, "pop/.c.jpg.part"), "c cover");
    expect(await mend()).toEqual([]);
    expect(await coversBelow(dir)).toEqual(["pop/a.jpg"]);
    expect((await read(dir, "pop/a.jpg")).toString()).toBe("a cover");
  });

  test("after a power loss: covers with other bytes than their entries say go, with a warning", async () => {
    for (const name of ["a", "b", "c"]) journal.add(entryOf(`pop/${name}.jpg`, `${name} cover`));
    await writeFile(join(dir, "pop/a.jpg"), "a cover");
    await writeFile(join(dir, "pop/b.jpg"), Buffer.alloc(7));
    await writeFile(join(dir, "pop/c.jpg"), "");
    await writeFile(join(dir, "pop/mine.jpg"), "put there by hand");
    await appendFile(journalFile(dir), Buffer.alloc(40));
    expect(await mend()).toEqual([
      "  2 with other bytes than were fetched: removed, to be fetched again (pop/b.jpg, ...)",
    ]);
    expect(await coversBelow(dir)).toEqual(["pop/a.jpg", "pop/mine.jpg"]);
  });
});
