import { appendFile, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { nodeDisk } from "../../../data/fetch/disk.ts";
import {
  type Journal,
  journalFile,
  openJournal,
  readJournal,
} from "../../../data/fetch/journal.ts";
import { mendCovers } from "../../../data/fetch/mend.ts";
import { openStore, type Store } from "../../../data/fetch/store.ts";
import { openThreadedStore } from "../../../data/fetch/threadedStore.ts";
import { sha256 } from "../../../data/hash.ts";
import { newRoot, pause } from "./loopback.ts";
import { coversBelow, read } from "./pictures.ts";

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
    await expect.poll(() => coversBelow(dir), { timeout: 5000 }).toEqual(["pop/a.jpg"]);
  });

  test("says when names cannot be given", async () => {
    const failures: unknown[] = [];
    const onFailure = (reason: unknown) => failures.push(reason);
    const store = openStore(dir, { journal, disk: nodeDisk, onFailure });
    await store.put(fetched("pop/a.jpg"), Buffer.from("a"));
    await rm(join(dir, "pop"), { recursive: true });
    await expect.poll(() => failures, { timeout: 5000 }).toHaveLength(1);
    expect(String(failures[0])).toContain("cannot write (ENOENT)");
    await expect(store.flush()).rejects.toThrow("cannot write (ENOENT)");
  });
});

describe("openThreadedStore(dir, local)", () => {
  let failures: unknown[] = [];
  let toLocal: string[] = [];
  let store: Store;
  beforeEach(async () => {
    failures = [];
    toLocal = [];
    const local = openStore(dir, { journal, disk: nodeDisk, onFailure: never });
    const put: Store["put"] = (cover, content) => {
      toLocal.push(cover.id);
      return local.put(cover, content);
    };
    store = openThreadedStore(dir, { ...local, put }, (reason) => failures.push(reason));
  });
  afterEach(() => store.close());

  /** Covers of this genre, one after the other, until the thread has taken one. */
  async function untilThread(genre: string): Promise<string[]> {
    const ids: string[] = [];
    while (toLocal.length === ids.length) {
      ids.push(`${genre}/${ids.length}.jpg`);
      await store.put(fetched(ids.at(-1)!), Buffer.from(ids.at(-1)!));
      await pause(1);
    }
    return ids;
  }

  test("puts covers by itself until the thread is ready, then by the thread", async () => {
    const ids = await untilThread("pop");
    const more = Array.from({ length: 11 }, (_, i) => `pop/more-${i}.jpg`);
    await Promise.all(more.map((id) => store.put(fetched(id), Buffer.from(id))));
    await store.flush();
    const all = [...ids, ...more].sort();
    expect(await coversBelow(dir)).toEqual(all);
    expect([...(await readJournal(dir)).values()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      all.map((id) => entryOf(id, id)),
    );
    expect(toLocal).toEqual(ids.slice(0, -1));
    expect(failures).toEqual([]);
  });

  test("says when the thread cannot write", async () => {
    await untilThread("pop");
    const none = store.put(fetched("none/a.jpg"), Buffer.from("a"));
    await expect(none).rejects.toThrow("cannot write (ENOENT)");
    expect(String(failures[0])).toContain("cannot write (ENOENT)");
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
