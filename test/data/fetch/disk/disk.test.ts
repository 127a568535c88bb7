import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Disk, nodeDisk } from "../../../../data/fetch/disk/disk.ts";
import { sha256 } from "../../../../data/hash.ts";
import {
  type Loopback,
  loopbackSources,
  linkTableText,
  newRoot,
  openLoopback,
  runFetch,
} from "../loopback.ts";
import { canMount, onSmallDisk } from "../../../support/smallDisk.ts";
import { coversBelow, drawCover, filesBelow } from "../pictures.ts";

const rows = [1, 2, 3, 4, 5, 6].map((number) => `pop/a${number}.jpg`);
const big = Buffer.alloc(3_000_000, "weights ");
let root = "";
let server: Loopback;

beforeEach(async () => {
  root = await newRoot();
  const picture = await drawCover("cover");
  server = await openLoopback(({ url }, response) => {
    if (url === "/links.tsv") return response.end(linkTableText(server.port, rows));
    return response.end(url === "/big.pth" ? big : picture);
  });
});
afterEach(async () => {
  await server.close();
  await rm(root, { recursive: true });
});

async function sources() {
  const known = await loopbackSources(server.port, rows);
  const file = {
    name: "big",
    file: "big.pth",
    sizeBytes: big.length,
    exact: true,
    sha256: sha256(big),
  };
  return { ...known, weights: { ...known.weights, files: [file] } };
}

/** A disk with room for so many bytes. */
function smallDisk(room: number): Disk {
  return {
    freeBytes: nodeDisk.freeBytes,
    write(fd, chunk) {
      room -= chunk.length;
      if (room < 0)
        throw Object.assign(new Error("no space left"), { code: "ENOSPC", syscall: "write" });
      nodeDisk.write(fd, chunk);
    },
  };
}

describe("a full disk", () => {
  test("is noticed beforehand: nothing is asked", async () => {
    const disk = { ...nodeDisk, freeBytes: async () => 64 * 2 ** 20 + 1000 };
    const { code, warnings } = await runFetch(["covers"], root, await sources(), { disk });
    expect(code).toBe(1);
    expect(warnings).toEqual([
      "error: not enough room: 156 kB to fetch, 67 MB to be left over, 67 MB free",
    ]);
    expect(server.asked).toEqual([]);
  });

  test("among covers: ends at once with advice; what is there is whole; the next run goes on", async () => {
    const { code, warnings } = await runFetch(["covers"], root, await sources(), {
      disk: smallDisk(3000),
    });
    expect(code).toBe(1);
    expect(warnings).toEqual([
      `error: disk full: ${join(root, "data/covers/bandcamp/pop")}; make room, then run the same command again; it goes on where it stopped`,
    ]);
    const kept = await filesBelow(join(root, "data/covers/bandcamp/pop"));
    expect(Object.keys(kept).length).toBeLessThan(6);
    for (const [name, size] of Object.entries(kept)) {
      expect(name).toMatch(/^a[1-6].jpg$/);
      expect(size).toBe((await drawCover("cover")).length);
    }
    await runFetch(["covers"], root, await sources());
    expect(await coversBelow(join(root, "data/covers/bandcamp"))).toEqual(rows);
  });

  test("in a weight file: its part is kept for the next run", async () => {
    const { code } = await runFetch(["weights"], root, await sources(), { disk: smallDisk(1e6) });
    expect(code).toBe(1);
    const kept = await filesBelow(join(root, "data/weights"));
    expect(Object.keys(kept)).toEqual([".big.pth.part"]);
    expect((await runFetch(["weights"], root, await sources())).code).toBe(0);
    expect(await filesBelow(join(root, "data/weights"))).toEqual({ "big.pth": big.length });
  });

  test.skipIf(!canMount)("that is a real one of 2 MiB (where mount is allowed)", async () => {
    const weights = join(root, "data/weights");
    await mkdir(weights, { recursive: true });
    await onSmallDisk(weights, "2m", async () => {
      const { code, warnings } = await runFetch(["weights"], root, await sources());
      expect(code).toBe(1);
      expect(warnings[0]).toContain("disk full");
      expect(Object.keys(await filesBelow(weights))).toEqual([".big.pth.part"]);
    });
  });
});
