import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { UserError } from "../../../data/error.ts";
import { inspectFolder } from "../../../data/corpora/inspectFolder.ts";
import { genresLeftOut } from "../../../data/corpus/leftOut.ts";
import { formatLock, type Lock, parseLock } from "../../../data/corpus/lock.ts";
import { random } from "../../../data/random.ts";

let dir = "";
let warned: string[] = [];
beforeEach(() => void (warned = []));
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

const inspect = (known = new Map(), followLinks = false) =>
  inspectFolder(join(dir, "covers"), {
    followLinks,
    memory: join(dir, "memory.jsonl"),
    code: "test",
    known,
    onProgress: () => {},
    warn: (text) => void warned.push(text),
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

/** `id: reason` of what was found and not used. */
const unusable = (lock: Lock) => lock.unreadable.map(({ id, reason }) => `${id}: ${reason}`).sort();

/** What it throws, without the path of this test. */
const refusal = () =>
  inspect().then(String, (error: unknown) =>
    error instanceof UserError ? error.message.replaceAll(dir, "DIR") : String(error),
  );

test("inspectFolder(dir) lists what could not be read, with reasons, and goes on", async () => {
  await putGenre("pop", 2);
  await putGenre("rock", 2);
  await put("rock/empty.jpg", "");
  await put("rock/page.jpg", "<html></html>");
  await put("rock/notes.txt", "cover");
  await put("rock/a\tb.png", await drawCover("tab"));
  await put("rock/good.JFIF", await drawCover("jfif", "jpeg"));
  await symlink("nowhere.png", join(dir, "covers/rock/link.png"));
  const lock = await inspect();
  expect(lock.covers.map(({ id }) => id)).toContain("rock/good.JFIF");
  expect(lock.covers).toHaveLength(5);
  expect(unusable(lock)).toEqual([
    "rock/a\tb.png: control character or backslash in the file name",
    "rock/empty.jpg: empty",
    "rock/link.png: a link to nothing",
    "rock/notes.txt: not a cover format: .txt",
    "rock/page.jpg: not an image",
  ]);
});

test("inspectFolder(dir) skips what systems and unpackers leave", async () => {
  await putGenre("pop", 2);
  await putGenre("rock", 2);
  for (const id of ["__MACOSX/rock/._0.png", ".DS_Store", "rock/Thumbs.db", "rock/._0.png"])
    await put(id, "left");
  for (const id of ["Desktop.ini", "rock/desktop.ini", "rock/.hidden/a.png"]) await put(id, "left");
  const lock = await inspect();
  expect(lock.covers).toHaveLength(4);
  expect(unusable(lock)).toEqual([]);
});

test("inspectFolder(dir) lists what lies too high, too deep or nowhere", async () => {
  await putGenre("pop", 2);
  await putGenre("rock", 2);
  await put("loose.png", await drawCover("loose"));
  await put("rock/live/a.png", await drawCover("a"));
  await put("rock/live/disc 2/b.png", await drawCover("b"));
  await mkdir(join(dir, "covers/empty"));
  await symlink("nowhere", join(dir, "covers/jazz"));
  const lock = await inspect();
  expect(lock.covers).toHaveLength(4);
  expect(unusable(lock)).toEqual([
    "empty: an empty folder",
    "jazz: a link to nothing",
    "loose.png: beside the folders",
    "rock/live: a folder in a folder: 2 files too deep (move them up)",
  ]);
  expect(parseLock(formatLock(lock), "lock").unreadable).toHaveLength(4);
});

test("inspectFolder(dir, {followLinks}) reads linked folders by choice only", async () => {
  await putGenre("pop", 2);
  await putGenre("rock", 2);
  await mkdir(join(dir, "elsewhere"));
  for (const name of ["a", "b"])
    await writeFile(join(dir, `elsewhere/${name}.png`), await drawCover(name));
  await symlink(join(dir, "elsewhere"), join(dir, "covers/jazz"));
  expect(unusable(await inspect())).toEqual(["jazz: a linked folder (--follow-links reads it)"]);
  const { covers, unreadable } = await inspect(new Map(), true);
  expect(covers.filter(({ genre }) => genre === "jazz")).toHaveLength(2);
  expect(unreadable).toEqual([]);
});

test.skipIf(process.getuid?.() === 0)(
  "inspectFolder(dir) lists a folder that it may not open",
  async () => {
    await putGenre("pop", 2);
    await putGenre("rock", 2);
    await putGenre("jazz", 2);
    await chmod(join(dir, "covers/jazz"), 0);
    const lock = await inspect().finally(() => chmod(join(dir, "covers/jazz"), 0o700));
    expect(unusable(lock)).toEqual(["jazz: a folder that cannot be opened"]);
  },
);

test("inspectFolder(dir) takes Training, TEST and val for sides; validation covers train", async () => {
  for (const side of ["Training", "TEST", "val"])
    for (const genre of ["pop", "rock"])
      await put(`${side}/${genre}/a.png`, await drawCover(side + genre));
  const lock = await inspect();
  expect(lock.covers.map(({ id, split }) => `${id} ${split}`)).toEqual([
    "TEST/pop/a.png test",
    "TEST/rock/a.png test",
    "Training/pop/a.png train",
    "Training/rock/a.png train",
    "val/pop/a.png train",
    "val/rock/a.png train",
  ]);
  expect(warned).toEqual(["val: its covers are used for training"]);
  expect(parseLock(formatLock(lock), "lock").covers).toHaveLength(6);
});

test("inspectFolder(dir) leaves out genres that cannot be both learnt and tested", async () => {
  await putGenre("pop", 3);
  await putGenre("rock", 3);
  await put("jazz/only.png", await drawCover("jazz"));
  await put("jazz/broken.png", "broken");
  for (const name of ["a", "b"]) await put(`folk/${name}.png`, await drawCover("folk"));
  const lock = await inspect();
  expect(new Set(lock.covers.map(({ genre }) => genre))).toEqual(new Set(["pop", "rock"]));
  const alike =
    "all look alike, and what does stays on one side of the split: choose them less alike";
  expect(unusable(lock)).toEqual([
    `folk/a.png: ${alike}`,
    `folk/b.png: ${alike}`,
    "jazz/broken.png: not an image",
    "jazz/only.png: only one can be read: add at least one to test the other by",
  ]);
  const kept = parseLock(formatLock(lock), "lock");
  expect(kept.unreadable.filter(({ isLeftOut }) => isLeftOut).map(({ id }) => id)).toEqual([
    "folk/a.png",
    "folk/b.png",
    "jazz/only.png",
  ]);
  expect(genresLeftOut({ ...kept, absent: [] }).map((it) => `${it.genre}, ${it.files}`)).toEqual([
    "folk, 2",
    "jazz, 2",
  ]);
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
  expect(await refusal()).toBe("no folder of covers: DIR/covers (expected DIR/genre/image)");
  await mkdir(join(dir, "covers"));
  expect(await refusal()).toBe("no corpus: DIR/covers: no covers (expected DIR/genre/image)");
  await putGenre("pop", 2);
  expect(await refusal()).toBe(
    "no corpus: DIR/covers: one genre: pop (two or more are needed to compare)",
  );
  await put("rock/a.png", await drawCover("a"));
  await put("rock/b.png", "broken");
  expect(await refusal()).toBe(
    "no corpus: DIR/covers: one genre: pop (two or more are needed to compare); rock/b.png: not an image; rock/a.png: left out: only one can be read: add at least one to test the other by",
  );
});

test("inspectFolder(dir) tells all problems at once, before it opens a file", async () => {
  await put("a.png", "never opened");
  await put("b.png", "never opened");
  await put("jazz/a.png", "never opened");
  await put("train/Rock/a.png", "never opened");
  await put("train/rock/a.png", "never opened");
  await put("train/rock/live/a.png", "never opened");
  expect(await refusal()).toBe(
    "no corpus: DIR/covers: folder without test beside the others; folder beside train and test: jazz; genres that differ only in case or Unicode form: Rock, rock (give them one name); a.png and 1 more: beside the folders; train/rock/live: a folder in a folder: 1 file too deep (move them up)",
  );
});

test("inspectFolder(dir) refuses genres whose names only look different", async () => {
  await put("caf\u00e9/a.png", "x");
  await put("cafe\u0301/a.png", "x");
  expect(await refusal()).toContain("genres that differ only in case or Unicode form: ");
});

test("inspectFolder(dir) refuses a genre whose folder no lock can name", async () => {
  await put("pop/a.png", "x");
  await put("rock\x1b[2J/a.png", "x");
  expect(await refusal()).toContain('not a name of a genre: "rock\\u001b[2J" (rename');
});

test.each(["all", "ALL"])(
  "inspectFolder(dir) refuses the genre %s before any file is read",
  async (name) => {
    await put("pop/a.png", "x");
    await put(`${name}/a.png`, "x");
    expect(await refusal()).toBe(
      `no corpus: DIR/covers: not a name of a genre: "${name}" (it stands for all genres together; rename the folder)`,
    );
  },
);
