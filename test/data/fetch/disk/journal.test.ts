import { appendFile, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { journalFile, openJournal, readJournal } from "../../../../data/fetch/disk/journal.ts";
import { newRoot } from "../loopback.ts";

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
