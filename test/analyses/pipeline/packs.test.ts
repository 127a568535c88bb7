import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openPacks } from "../../../analyses/pipeline/packs.ts";
import { sha256 } from "../../../data/hash.ts";

let dir = "";
beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), "packs-"))));
afterEach(() => rm(dir, { recursive: true }));

const [a, b, c] = ["a", "b", "c"].map((name) => sha256(name)) as [string, string, string];

async function write(names: readonly string[]): Promise<void> {
  const packs = openPacks(dir);
  await Promise.all(names.map((name) => packs.write(name, Buffer.from(`of ${name}`))));
}

async function readAll(): Promise<(string | undefined)[]> {
  const packs = openPacks(dir);
  return Promise.all([a, b, c].map(async (name) => (await packs.read(name))?.toString()));
}

describe("openPacks(dir)", () => {
  it("keeps blobs, also empty ones, in one file for each that opens it", async () => {
    expect(await readAll()).toEqual([undefined, undefined, undefined]);
    await write([a, b]);
    await write([c]);
    expect((await readdir(dir)).sort()).toEqual([`${a}.pack`, `${c}.pack`].sort());
    expect(await readAll()).toEqual([`of ${a}`, `of ${b}`, `of ${c}`]);
    const empty = sha256("empty");
    await openPacks(dir).write(empty, Buffer.alloc(0));
    expect((await openPacks(dir).read(empty))?.length).toBe(0);
  });

  it("reads what it wrote itself, before and after it looked for the blobs of others", async () => {
    const packs = openPacks(dir);
    await packs.write(a, Buffer.from("first"));
    expect((await packs.read(a))?.toString()).toBe("first");
    await packs.write(b, Buffer.from("second"));
    expect((await packs.read(b))?.toString()).toBe("second");
  });

  it("has the packs of another machine beside its own, whatever both have", async () => {
    await write([a, b]);
    await write([a, c]);
    expect(await readdir(dir)).toHaveLength(2);
    expect(await readAll()).toEqual([`of ${a}`, `of ${b}`, `of ${c}`]);
  });

  it.each([1, 60, 170])(
    "loses of a file cut at its end (%i bytes) only the last",
    async (bytes) => {
      await write([a, b, c]);
      const [file] = (await readdir(dir)).map((name) => join(dir, name));
      await truncate(file!, (await readFile(file!)).length - bytes);
      expect(await readAll()).toEqual([`of ${a}`, bytes > 166 ? undefined : `of ${b}`, undefined]);
      await write([c]);
      expect((await readAll())[2]).toBe(`of ${c}`);
    },
  );

  it("takes a damaged blob for none, and the next one for what it is", async () => {
    await write([a, b]);
    const file = join(dir, `${a}.pack`);
    const bytes = await readFile(file);
    bytes[105]! ^= 1;
    await writeFile(file, bytes);
    expect(await readAll()).toEqual([undefined, `of ${b}`, undefined]);
    await write([a]);
    expect((await readAll())[0]).toBe(`of ${a}`);
  });

  it("refuses names that are no hashes", async () => {
    expect(() => openPacks(dir).write("ab", Buffer.from("x"))).toThrow("not a hash: ab");
  });
});
