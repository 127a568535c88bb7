import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openFolder, openOwn } from "../../../data/corpora/openCorpus.ts";
import { formatLock } from "../../../data/corpus/lock.ts";
import { fetchTable } from "../../../data/fetch/fetchTable.ts";
import type { TableOptions } from "../../../data/fetch/linkedLines.ts";
import { readSources, type Sources } from "../../../data/sources/readSources.ts";
import { good, pictureAt, rows, send } from "./coverSite.ts";
import {
  type Handler,
  hasty,
  type Loopback,
  loopbackOnly,
  newRoot,
  openLoopback,
  type Ran,
} from "./loopback.ts";
import { coversBelow } from "./pictures.ts";

let root = "";
let dir = "";
let server: Loopback;
let answer: Handler = good;
beforeEach(async () => {
  root = await newRoot();
  dir = join(root, "images");
  await mkdir(dir);
  answer = good;
  server = await openLoopback((request, response) => answer(request, response));
});
afterEach(async () => {
  await server.close();
  await rm(root, { recursive: true });
});

const urlOf = (row: string, host = "f1.test") =>
  `http://${host}:${server.port}/img/a${/[0-9]+/.exec(row)![0]}_2.jpg`;

/** `labels.csv` of these rows, and where a row stands in it. */
async function putTable(lines: readonly string[], head = "file,label,url"): Promise<void> {
  await writeFile(join(dir, "labels.csv"), `${[head, ...lines].join("\n")}\n`);
}

const listed = () => rows.map((row) => `${row},${row.split("/")[0]},${urlOf(row)}`);

async function fetchAll(given: Partial<TableOptions> = {}, maxBytes = 100_000): Promise<Ran> {
  const lines: string[] = [];
  const warnings: string[] = [];
  const own = {
    dir,
    labels: undefined,
    genres: [],
    limit: Infinity,
    dryRun: false,
    retryGone: false,
    contact: "a@b.example",
  };
  const io = {
    root,
    line: (text: string) => lines.push(text),
    warn: (text: string) => warnings.push(text.replaceAll(dir, "DIR")),
    progress() {},
    now: Date.now,
    surroundings: loopbackOnly,
  };
  const known = await readSources();
  const pictures = { meanBytes: 2000, maxBytes, rule: { connections: 2, perSecond: 1e6 } };
  const sources: Sources = { ...known, pictures, politeness: { ...known.politeness, ...hasty } };
  const code = await fetchTable({ ...own, ...given }, io, sources).catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== "UserError") throw error;
    warnings.push(`error: ${error.message.replaceAll(dir, "DIR")}`);
    return 1;
  });
  return { code, lines, warnings };
}

const warned: string[] = [];
beforeEach(() => void told());
const options = () => ({
  root,
  fetch: "npm run fetch",
  onProgress() {},
  warn: (text: string) => void warned.push(text.replaceAll(dir, "DIR")),
});
const told = () => warned.splice(0);

describe("fetchTable({ dir }) of a table with a column url", () => {
  test("puts each picture in its place; a build lists where it is from, and asks nobody", async () => {
    await putTable(listed());
    await expect(openFolder(dir, options())).rejects.toThrow(
      `no pictures yet: not here: 12 of 12 in ${dir}/labels.csv (npm run fetch fetches them)`,
    );
    const { code, lines, warnings } = await fetchAll();
    expect({ code, warnings }).toEqual({ code: 0, warnings: [] });
    expect(lines.at(-1)).toBe("pictures: 12 fetched, 0 gone, 0 missing");
    expect(await coversBelow(dir)).toEqual(["labels.csv", ...rows]);
    expect(server.requests[0]!.headers["user-agent"]).toContain("(a@b.example)");
    const asked = server.asked.length;
    const { corpus } = await openFolder(dir, options());
    expect(corpus.covers).toHaveLength(12);
    expect(corpus.covers[0]).toMatchObject({ id: rows[0], source: urlOf(rows[0]!) });
    expect(formatLock(corpus)).toContain(`\t${urlOf(rows[0]!)}\t-\t-\n`);
    expect(await fetchAll()).toMatchObject({ code: 0 });
    expect(server.asked).toHaveLength(asked);
  });

  test("without a column file the name is made of the URL", async () => {
    await putTable([`pop,${urlOf(rows[0]!)}?size=1#top`, `rock,${urlOf(rows[6]!)}`], "label,url");
    expect((await fetchAll()).code).toBe(0);
    expect(await coversBelow(dir)).toEqual([
      expect.stringMatching(/^a11_2-[0-9a-f]{12}\.jpg$/),
      expect.stringMatching(/^a1_2-[0-9a-f]{12}\.jpg$/),
      "labels.csv",
    ]);
  });

  test("dryRun says what would be fetched, and asks nobody", async () => {
    await putTable(listed());
    const { lines } = await fetchAll({ dryRun: true, contact: null });
    expect(lines[1]).toBe(
      `  pictures: 12 to fetch (0 here), from f1.test:${server.port}, to ${dir}`,
    );
    expect(server.asked).toEqual([]);
  });

  test("what cannot be had is told with its line, is in the lock, and stops no build", async () => {
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    const faults: Record<string, Handler> = {
      "/img/a1_2.jpg": (_, response) => response.writeHead(404).end(),
      "/img/a2_2.jpg": (_, response) => send(response, "<html></html>", "text/html"),
      "/img/a3_2.jpg": (_, response) => send(response, "<html></html>"),
      "/img/a4_2.jpg": (_, response) => send(response, Buffer.alloc(200_000)),
      "/img/a12_2.jpg": (_, response) =>
        response.writeHead(302, { location: `http://evil.test:${server.port}/` }).end(),
      "/img/a11_2.jpg": (_, response) => send(response, png, "image/png"),
    };
    answer = (request, response) => (faults[request.url!] ?? good)(request, response);
    await putTable(listed());
    const { code, lines, warnings } = await fetchAll();
    expect(code).toBe(1);
    const f1 = `f1.test:${server.port}`;
    expect(warnings).toEqual([
      `DIR/labels.csv:2: gone: 404 from ${f1}`,
      `DIR/labels.csv:3: missing: text/html instead of image/jpeg from ${f1}`,
      `DIR/labels.csv:4: missing: not an image from ${f1}`,
      `DIR/labels.csv:5: missing: refused: 200000 bytes from ${f1}`,
      `DIR/labels.csv:8: missing: mislabelled: .jpg holds png from ${f1}`,
      `DIR/labels.csv:9: missing: refused: redirect to unknown host evil.test:${server.port}`,
    ]);
    expect(lines.at(-1)).toBe("pictures: 6 fetched, 1 gone, 5 missing");
    const { corpus } = await openFolder(dir, options());
    expect(told()).toEqual([
      "gone at their source: 1 of 12 in DIR/labels.csv",
      "not here: 5 of 12 in DIR/labels.csv (npm run fetch fetches them)",
    ]);
    expect(corpus.absent.slice(0, 3)).toEqual([
      { id: "pop/a1.jpg", genre: "pop", state: "gone", reason: `404 from ${f1}` },
      expect.objectContaining({ id: "pop/a2.jpg", reason: expect.stringMatching(/^text\/html/) }),
      expect.objectContaining({ id: "pop/a3.jpg", state: "missing" }),
    ]);
    expect(formatLock(corpus, { isLabelled: true })).toContain(`pop/a1.jpg\tpop\tgone\t`);
  });

  test("refuses addresses that are not public before anything is asked, each with its line", async () => {
    await putTable([
      ...listed(),
      "a.jpg,pop,http://169.254.169.254:80/a.jpg",
      "b.jpg,pop,http://[::ffff:127.0.0.1]/a.jpg",
      "c.jpg,pop,https://localhost:8080/a.jpg",
    ]);
    const rule = "is not on the public internet: pictures are fetched from nowhere else";
    const error = [
      `error: DIR/labels.csv:14: 169.254.169.254 ${rule}`,
      `DIR/labels.csv:15: [::ffff:7f00:1] ${rule}`,
      `DIR/labels.csv:16: localhost:8080 ${rule}`,
    ].join("\n");
    for (const dryRun of [true, false])
      expect(await fetchAll({ dryRun })).toMatchObject({ code: 1, lines: [], warnings: [error] });
    expect(server.asked).toEqual([]);
  });

  test("genres and limit choose of each genre the first lines", async () => {
    await putTable(listed());
    expect((await fetchAll({ genres: ["rock"], limit: 2 })).code).toBe(0);
    const rock = rows.filter((row) => row.startsWith("rock/")).slice(0, 2);
    expect(await coversBelow(dir)).toEqual(["labels.csv", ...rock]);
    expect((await fetchAll({ genres: ["Rock"] })).warnings).toEqual([
      "error: --genre: nothing with a URL is labelled Rock (pop, rock)",
    ]);
  });

  test("gone is asked again by retryGone, or where the table gives another URL", async () => {
    answer = (_, response) => response.writeHead(410).end();
    const line = (host: string) => `a.jpg,pop,${urlOf("pop/a1.jpg", host)}`;
    await putTable([line("f1.test")]);
    await fetchAll();
    await fetchAll();
    expect(server.asked).toHaveLength(1);
    await putTable([line("f4.test")]);
    await fetchAll();
    expect(server.asked).toHaveLength(2);
    await fetchAll({ retryGone: true });
    expect(server.asked).toHaveLength(3);
  });

  test("another URL is fetched anew; a picture that a person changed is left, and told", async () => {
    await putTable([`a.jpg,pop,${urlOf("pop/a1.jpg")}`, `b.jpg,pop,${urlOf("pop/a2.jpg")}`]);
    await fetchAll();
    await writeFile(join(dir, "b.jpg"), pictureAt("a6_"));
    await putTable([`a.jpg,pop,${urlOf("pop/a3.jpg")}`, `b.jpg,pop,${urlOf("pop/a4.jpg")}`]);
    const { code, warnings } = await fetchAll();
    expect(code).toBe(0);
    expect(warnings).toEqual([
      "  not as fetched, and left as it is: b.jpg (remove it to have it fetched again)",
    ]);
    expect(await readFile(join(dir, "a.jpg"))).toEqual(pictureAt("a3_"));
    expect(await readFile(join(dir, "b.jpg"))).toEqual(pictureAt("a6_"));
  });

  test("refuses a folder without a table, and a table without a URL", async () => {
    expect((await fetchAll()).warnings).toEqual([
      "error: nothing to fetch: no table labels.csv in DIR (a column url in it)",
    ]);
    await writeFile(join(dir, "a.jpg"), pictureAt("a1_"));
    await putTable(["a.jpg,pop,"]);
    expect((await fetchAll()).warnings).toEqual([
      "error: nothing to fetch: DIR/labels.csv has no URL in a column url",
    ]);
  });

  test("a host that fails again and again is left alone, and the next run goes on", async () => {
    answer = (_, response) => response.writeHead(503).end();
    await putTable(listed());
    const { code, warnings } = await fetchAll();
    expect(code).toBe(1);
    expect(warnings.at(-1)).toContain("Then run the same command again");
    answer = good;
    expect((await fetchAll()).code).toBe(0);
    expect(await coversBelow(dir)).toHaveLength(13);
  });
});

describe("openOwn(dir, { home, name, place })", () => {
  const own = () => ({ home: root, name: "own", place: "paper.yaml:7" });

  test("where nothing is fetched the lock says which pictures there are", async () => {
    await putTable(listed());
    await fetchAll();
    const { corpus } = await openOwn(dir, options(), own());
    await mkdir(join(root, "data/corpora"), { recursive: true });
    await writeFile(join(root, "data/corpora/own.lock.tsv"), formatLock(corpus));
    await rm(dir, { recursive: true });
    await mkdir(dir);
    await putTable(listed());
    const { corpus: same } = await openOwn(dir, options(), own());
    expect(same).toEqual(corpus);
    expect(told()).toEqual([
      "paper.yaml:7: nothing is fetched to DIR (npm run fetch): data/corpora/own.lock.tsv says which pictures there are",
    ]);
  });

  test("a mistyped folder is an error with its line where the pictures lie beside it", async () => {
    await putTable(listed());
    await fetchAll();
    const wrong = join(root, "imgaes");
    await expect(openOwn(wrong, options(), own())).rejects.toThrow(
      `paper.yaml:7: no folder ${wrong} (and no data/corpora/own.lock.tsv that lists its pictures)`,
    );
    const { corpus } = await openOwn(dir, options(), own());
    await mkdir(join(root, "data/corpora"), { recursive: true });
    await writeFile(join(root, "data/corpora/own.lock.tsv"), formatLock(corpus));
    await expect(openOwn(wrong, options(), own())).rejects.toThrow(
      `paper.yaml:7: no folder ${wrong}, but ${dir} has pictures that data/corpora/own.lock.tsv lists`,
    );
    await rm(dir, { recursive: true });
    expect((await openOwn(wrong, options(), own())).corpus).toEqual(corpus);
    expect(told()).toEqual([
      `paper.yaml:7: no folder ${wrong}: data/corpora/own.lock.tsv says which pictures there are`,
    ]);
  });
});
