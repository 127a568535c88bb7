import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { UserError } from "../../../data/error.ts";
import { inspectFolder } from "../../../data/corpora/inspectFolder.ts";
import { random } from "../../../data/random.ts";

let dir = "";
beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), "covers-"))));
afterEach(() => rm(dir, { recursive: true }));

/** A cover of 8x8 random tiles, or of one colour. */
function drawCover(seed: string, format: "png" | "jpeg" = "png"): Promise<Buffer> {
  const stream = random(seed);
  const tiles = Uint8Array.from({ length: 8 * 8 * 3 }, () => stream.int(256));
  const image = sharp(tiles, { raw: { width: 8, height: 8, channels: 3 } });
  return image.resize(64, 64, { kernel: "nearest" })[format]().toBuffer();
}

async function put(id: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(join(dir, "covers", id)), { recursive: true });
  await writeFile(join(dir, "covers", id), content);
}

async function putGenre(genre: string, count: number): Promise<void> {
  for (let i = 0; i < count; i++) await put(`${genre}/${i}.png`, await drawCover(`${genre}${i}`));
}

const inspect = (known = new Map()) =>
  inspectFolder(join(dir, "covers"), {
    memory: join(dir, "memory.jsonl"),
    code: "test",
    known,
    onProgress: () => {},
  });

test("inspectFolder(DIR/genre/image) lists covers with size, hash and side", async () => {
  await putGenre("pop", 4);
  await putGenre("rock", 4);
  const { covers, unreadable } = await inspect();
  expect(covers.map(({ id }) => id).sort()).toEqual(
    [0, 1, 2, 3].flatMap((i) => [`pop/${i}.png`, `rock/${i}.png`]).sort(),
  );
  expect(unreadable).toEqual([]);
  expect(covers[0]).toMatchObject({ width: 64, height: 64, duplicateOf: "" });
  expect(covers.filter(({ split }) => split === "test")).toHaveLength(2);
});

test("inspectFolder(DIR/train|test/genre/image) keeps the folders' sides", async () => {
  for (const side of ["train", "test"])
    for (const genre of ["pop", "rock"])
      await put(`${side}/${genre}/a.png`, await drawCover(side + genre));
  const { covers } = await inspect();
  expect(covers.map(({ id, genre, split }) => [id, genre, split])).toEqual([
    ["test/pop/a.png", "pop", "test"],
    ["test/rock/a.png", "rock", "test"],
    ["train/pop/a.png", "pop", "train"],
    ["train/rock/a.png", "rock", "train"],
  ]);
});

test("inspectFolder(dir) lists what could not be read, with reasons, and goes on", async () => {
  await putGenre("pop", 2);
  await putGenre("rock", 2);
  await put("rock/empty.jpg", "");
  await put("rock/page.jpg", "<html></html>");
  await put("rock/notes.txt", "cover");
  await put("rock/a\tb.png", await drawCover("tab"));
  await put("rock/.DS_Store", "hidden");
  await put("readme.txt", "beside the genres");
  await mkdir(join(dir, "covers/rock/live.png"));
  const { covers, unreadable } = await inspect();
  expect(covers).toHaveLength(4);
  expect(unreadable.map(({ id, reason }) => `${id}: ${reason}`)).toEqual([
    "rock/a\tb.png: control character or backslash in the file name",
    "rock/empty.jpg: empty",
    "rock/live.png: a folder",
    "rock/notes.txt: not a cover format: .txt",
    "rock/page.jpg: not an image",
  ]);
});

test("inspectFolder(dir) refuses a link to nothing beside the genres, and lists one among the covers", async () => {
  await putGenre("pop", 2);
  await putGenre("rock", 2);
  await symlink("nowhere.png", join(dir, "covers/rock/link.png"));
  expect((await inspect()).unreadable).toEqual([
    { id: "rock/link.png", genre: "rock", reason: "cannot be opened" },
  ]);
  await symlink("nowhere", join(dir, "covers/jazz"));
  await expect(inspect()).rejects.toThrow(
    new UserError(`a link to nothing: ${join(dir, "covers/jazz")}; remove it, or mend it`),
  );
});

test("inspectFolder(dir) marks covers that look the same and keeps them on one side", async () => {
  await putGenre("pop", 12);
  await putGenre("rock", 12);
  const picture = await drawCover("twin");
  await put("pop/twin.png", picture);
  await put("rock/twin.jpg", await sharp(picture).resize(50, 50).jpeg({ quality: 60 }).toBuffer());
  const black = { create: { width: 40, height: 40, channels: 3, background: "#020001" } } as const;
  await put("pop/black.png", await sharp(black).png().toBuffer());
  await put("rock/black.jpg", await sharp(black).jpeg().toBuffer());
  const { covers } = await inspect();
  const twins = covers.filter(({ id }) => /twin|black/.test(id));
  expect(twins.map(({ id, duplicateOf }) => [id, duplicateOf])).toEqual([
    ["pop/black.png", ""],
    ["rock/black.jpg", "pop/black.png"],
    ["pop/twin.png", ""],
    ["rock/twin.jpg", "pop/twin.png"],
  ]);
  expect(new Set(twins.slice(0, 2).map(({ split }) => split)).size).toBe(1);
  expect(new Set(twins.slice(2).map(({ split }) => split)).size).toBe(1);
});

test("inspectFolder(dir, {known}) keeps the sides a lock has", async () => {
  await putGenre("pop", 3);
  await putGenre("rock", 3);
  const known = new Map([
    ["pop/2.png", "test"],
    ["rock/0.png", "test"],
  ]);
  const { covers } = await inspect(known);
  expect(covers.filter(({ split }) => split === "test").map(({ id }) => id)).toEqual([
    "pop/2.png",
    "rock/0.png",
  ]);
});

test("inspectFolder(dir) remembers files by content; a torn memory is no harm", async () => {
  await putGenre("pop", 3);
  await putGenre("rock", 3);
  const first = await inspect();
  const memory = await readFile(join(dir, "memory.jsonl"), "utf8");
  expect(memory.split("\n")).toHaveLength(7);
  await writeFile(join(dir, "memory.jsonl"), memory.slice(0, -40));
  await put("pop/0.png", await drawCover("other"));
  const second = await inspect();
  expect(second.covers[0]!.phash).not.toBe(first.covers[0]!.phash);
  expect(second.covers.slice(1).map(({ phash }) => phash)).toEqual(
    first.covers.slice(1).map(({ phash }) => phash),
  );
});

test("inspectFolder(dir) refuses folders that hold no comparison", async () => {
  const message = () =>
    inspect().then(String, (error: unknown) =>
      error instanceof UserError ? error.message.replaceAll(dir, "DIR") : String(error),
    );
  expect(await message()).toBe("no folder of covers: DIR/covers (expected DIR/genre/image)");
  await mkdir(join(dir, "covers"));
  expect(await message()).toBe("no covers: DIR/covers (expected DIR/genre/image)");
  await putGenre("pop", 2);
  expect(await message()).toBe("one genre: pop in DIR/covers (two or more are needed to compare)");
  await put("rock/a.png", await drawCover("a"));
  await put("rock/b.png", "broken");
  expect(await message()).toBe(
    "genre with fewer than two covers that can be read: rock in DIR/covers",
  );
  await put("rock/b.png", await drawCover("a"));
  expect(await message()).toBe(
    "genre without test covers: rock in DIR/covers (2 covers; those that look the same stay on one side)",
  );
  await put("train/rock/b.png", "broken");
  expect(await message()).toBe(
    "folder with train or test, but not just these two: DIR/covers (has pop, rock, train)",
  );
});

test("inspectFolder(dir) refuses a genre whose folder no lock can name", async () => {
  await put("rock\x1b[2J/a.png", "x");
  await expect(inspect()).rejects.toThrow('not a name of a genre: "rock\\u001b[2J" in');
});
