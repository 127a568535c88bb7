import { rm, writeFile, mkdir } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Politeness } from "../../../data/sources/readSources.ts";
import {
  type Handler,
  linkTableText,
  type Loopback,
  loopbackSources,
  newRoot,
  openLoopback,
  pause,
  runFetch,
} from "./loopback.ts";
import { coversBelow, drawCover, filesBelow, read } from "./pictures.ts";

const numbers = (first: number) => Array.from({ length: 6 }, (_, i) => first + i);
const rows = [
  ...numbers(1).map((number) => `pop/a${number}.jpg`),
  ...numbers(11).map((number) => `rock/a${number}.jpg`),
].sort();
const pictures = new Map<string, Buffer>();
let root = "";
let server: Loopback;
let answer: Handler = () => {};

beforeEach(async () => {
  root = await newRoot();
  for (const row of rows) pictures.set(row, await drawCover(row));
  server = await openLoopback(async (request, response) => {
    if (request.url === "/links.tsv")
      return send(response, linkTableText(server.port, rows), "text/plain");
    return answer(request, response);
  });
});
afterEach(async () => {
  await server.close();
  await rm(root, { recursive: true });
});

function send(response: ServerResponse, body: Buffer | string, type = "image/jpeg"): void {
  response.setHeader("content-type", type);
  response.setHeader("content-length", Buffer.byteLength(body));
  response.end(body);
}

const pictureAt = (url = ""): Buffer =>
  pictures.get(rows.find((row) => url.includes(`a${/[0-9]+/.exec(row)![0]}_`))!)!;
const good: Handler = ({ url }, response) => send(response, pictureAt(url));

/** Every cover is served well but image 2, by f1 and f4. */
const faulty =
  (fault: Handler): Handler =>
  (request, response) =>
    request.url!.includes("a2_") ? fault(request, response) : good(request, response);

async function fetchCovers(argv: string[] = [], politeness: Partial<Politeness> = {}) {
  const sources = await loopbackSources(server.port, rows, politeness);
  return runFetch(["covers", ...argv], root, sources);
}
const covers = () => coversBelow(join(root, "data/covers/bandcamp"));
const lock = async () => (await read(root, "data/corpora/bandcamp.lock.tsv")).toString();
const others = rows.filter((row) => row !== "pop/a2.jpg");

describe("npm run fetch -- covers", () => {
  test("puts every cover of the table in its place and lists them in the lock", async () => {
    answer = good;
    const { code, warnings } = await fetchCovers();
    expect({ code, warnings }).toEqual({ code: 0, warnings: [] });
    expect(await covers()).toEqual(rows);
    for (const row of rows)
      expect(await read(root, "data/covers/bandcamp", row)).toEqual(pictures.get(row));
    const lines = (await lock()).split("\n");
    expect(lines[1]!.split("\t").slice(0, 2)).toEqual(["pop/a1.jpg", "pop"]);
    expect(lines[1]!.split("\t").slice(8)).toEqual([
      `http://f1.test:${server.port}/img/a1_2.jpg`,
      "none stated; the artist's property",
      "-",
    ]);
  });

  test("says before anything is asked how much, from where and to where; --dry-run asks nobody", async () => {
    answer = good;
    const { code, lines } = await fetchCovers(["--dry-run"]);
    expect(code).toBe(0);
    const hosts = `f1.test:${server.port}, f4.test:${server.port}, table.test:${server.port}`;
    expect(lines[1]).toBe(
      `  covers: 12 to fetch (0 here), about 313 kB, from ${hosts}, to data/covers/bandcamp`,
    );
    expect(server.asked).toEqual([]);
    expect(await filesBelow(root)).toEqual({});
  });

  test("asks for nothing twice: a second run finds everything here", async () => {
    answer = good;
    await fetchCovers();
    const asked = server.asked.length;
    const { code, lines } = await fetchCovers();
    expect(code).toBe(0);
    expect(server.asked).toHaveLength(asked);
    expect(lines[1]).toBe("  covers: nothing to fetch (12 here) in data/covers/bandcamp");
  });

  test("--genre and --limit fetch a part and leave the lock", async () => {
    answer = good;
    const { code } = await fetchCovers(["--genre", "rock", "--limit", "1"]);
    expect(code).toBe(0);
    expect(await covers()).toEqual(["rock/a11.jpg"]);
    await expect(lock()).rejects.toThrow("ENOENT");
  });

  test("tells the hosts who asks, and that compression is not wanted", async () => {
    answer = good;
    await fetchCovers(["--contact", "reader@example.org"]);
    const { headers } = server.requests.at(-1)!;
    expect(headers["user-agent"]).toMatch(/^genre-from-cover-art\/[0-9.]+ \(reader@example.org\)$/);
    expect(headers["accept-encoding"]).toBe("identity");
  });

  test("asks the fall-back when the listed link is gone", async () => {
    answer = (request, response) =>
      request.headers.host!.startsWith("f1.")
        ? response.writeHead(404).end()
        : good(request, response);
    const { code } = await fetchCovers();
    expect(code).toBe(0);
    expect(await covers()).toEqual(rows);
    expect(await lock()).toContain(`http://f4.test:${server.port}/img/a11_2.jpg`);
  });

  test("asks the fall-back when the first host's name is unknown, and gives that host up", async () => {
    answer = good;
    const sources = await loopbackSources(server.port, rows);
    const [first] = sources.bandcamp.hosts;
    sources.bandcamp.candidates[0] = `http://unknown.test:${server.port}/img/a{1}_2.jpg`;
    first!.host = `unknown.test:${server.port}`;
    const { code } = await runFetch(["covers"], root, sources);
    expect(code).toBe(0);
    expect(await covers()).toEqual(rows);
  });
});

describe("a cover that is not there", () => {
  test.each([404, 410])(
    "%i from every URL: gone, in the lock, and not asked for again",
    async (status) => {
      answer = faulty((_, response) => response.writeHead(status).end());
      const { code } = await fetchCovers();
      expect(code).toBe(0);
      expect(await covers()).toEqual(others);
      const [f1, f4] = [`f1.test:${server.port}`, `f4.test:${server.port}`];
      expect(await lock()).toContain(
        `pop/a2.jpg\tpop\tgone\t-\t-\t-\t-\t-\t-\t-\t${status} from ${f1}; ${status} from ${f4}\n`,
      );
      const asked = server.asked.length;
      await fetchCovers();
      expect(server.asked).toHaveLength(asked);
    },
  );

  test("--retry-gone asks again", async () => {
    answer = faulty((_, response) => response.writeHead(404).end());
    await fetchCovers();
    answer = good;
    await fetchCovers(["--retry-gone"]);
    expect(await covers()).toEqual(rows);
    expect(await lock()).not.toContain("gone");
  });

  test("a genre that is gone as a whole ends with code 1", async () => {
    answer = ({ url }, response) =>
      /a[1-6]_/.test(url!) ? response.writeHead(404).end() : send(response, pictureAt(url));
    expect((await fetchCovers(["--limit", "9"])).code).toBe(1);
  });
});

describe("an answer that is not the cover", () => {
  const cut = () => pictureAt("a2_").subarray(0, 700);
  const page = "<!doctype html><title>Sorry</title>";
  const faults: [string, Handler, string][] = [
    ["a web page", (_, r) => send(r, page, "text/html"), "text/html instead of image/jpeg"],
    ["a web page served as JPEG", (_, r) => send(r, page), "a web page, not a JPEG"],
    ["another image format", (_, r) => send(r, "\x89PNG\r\n\x1a\n"), "not a JPEG"],
    ["another type", (_, r) => send(r, pictureAt("a2_"), "audio/mpeg"), "audio/mpeg instead of"],
    ["nothing", (_, r) => send(r, ""), "empty"],
    [
      "a body cut off",
      (_, r) =>
        void r
          .writeHead(200, { "content-type": "image/jpeg", "content-length": "9000" })
          .write(cut(), () => r.destroy()),
      "connection broken",
    ],
    [
      "a body larger than announced",
      (_, r) =>
        void r.socket!.end(
          Buffer.concat([
            Buffer.from(
              "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 900\r\n\r\n",
            ),
            pictureAt("a2_"),
          ]),
        ),
      "connection broken",
    ],
    [
      "a compressed body",
      (_, r) => r.setHeader("content-encoding", "gzip") && send(r, cut()),
      "compressed answer",
    ],
    ["a server in trouble", (_, r) => r.writeHead(500).end(), "500 from"],
    ["no answer", () => {}, "no answer in time"],
    ["a broken connection", (request) => request.socket.destroy(), "connection broken"],
    ["a body that trickles", (_, r) => trickle(r), "too slow"],
  ];

  async function trickle(response: ServerResponse): Promise<void> {
    response.writeHead(200, { "content-type": "image/jpeg" });
    for (let i = 0; i < 100 && !response.destroyed; i++) {
      response.write(pictureAt("a2_").subarray(i, i + 1));
      await pause(20);
    }
    response.end();
  }

  test.each(faults)(
    "%s: tried again, then missing; nothing of it stays",
    async (_, fault, reason) => {
      answer = faulty(fault);
      const { code, lines } = await fetchCovers(["--limit", "9"], { attempts: 2 });
      expect(code).toBe(1);
      expect(lines.join("\n")).toContain("missing: ");
      expect(lines.join("\n")).toContain(reason);
      expect(await covers()).toEqual(others);
      expect(server.asked.filter((asked) => asked.includes("f1.test /img/a2_"))).toHaveLength(2);
    },
  );

  test.each(faults)("%s, once: the next try succeeds", async (_, fault) => {
    let times = 0;
    answer = faulty((request, response) => (times++ ? good : fault)(request, response));
    expect((await fetchCovers()).code).toBe(0);
    expect(await covers()).toEqual(rows);
    expect(await read(root, "data/covers/bandcamp/pop/a2.jpg")).toEqual(pictures.get("pop/a2.jpg"));
  });

  test("a picture that comes cut off every time is kept, and listed as unreadable", async () => {
    answer = faulty((_, response) => send(response, cut()));
    expect((await fetchCovers()).code).toBe(0);
    expect(await covers()).toEqual(rows);
    expect(await lock()).toMatch(/^pop\/a2.jpg\tpop\tunreadable\t.*\ttruncated or damaged$/m);
  });
});

describe("a host that asks for patience", () => {
  test("Retry-After is waited for", async () => {
    const times: number[] = [];
    answer = faulty((request, response) => {
      times.push(performance.now());
      if (times.length > 1) return good(request, response);
      return response.writeHead(429, { "retry-after": "1" }).end();
    });
    expect((await fetchCovers()).code).toBe(0);
    expect(times[1]! - times[0]!).toBeGreaterThan(990);
  });

  test.each([403, 429])(
    "%i for ever: given up with advice, soon; the rest is kept",
    async (status) => {
      let served = 0;
      answer = (request, response) =>
        served++ < 2 ? good(request, response) : response.writeHead(status).end();
      const { code, warnings } = await fetchCovers(["--limit", "9"], { closeAfter: 2 });
      expect(code).toBe(1);
      expect(warnings.join("\n")).toContain(
        `f1.test:${server.port} given up for now (${status} from`,
      );
      expect(warnings.join("\n")).toContain("run the same command again");
      expect(await covers()).toHaveLength(2);
      answer = good;
      expect((await fetchCovers()).code).toBe(0);
      expect(await covers()).toEqual(rows);
    },
  );

  test("a longer wait than is worth it gives the host up at once", async () => {
    answer = (_, response) => response.writeHead(503, { "retry-after": "86400" }).end();
    const { code, warnings } = await fetchCovers(["--limit", "9"]);
    expect(code).toBe(1);
    expect(warnings.join("\n")).toContain("given up for now (503");
    expect(server.asked.length).toBeLessThan(12);
  });
});

describe("what lies on the disk already", () => {
  const put = async (id: string, content: string | Buffer): Promise<void> => {
    await mkdir(join(root, "data/covers/bandcamp", id, ".."), { recursive: true });
    await writeFile(join(root, "data/covers/bandcamp", id), content);
  };

  test("parts of a killed run go; covers put there by hand stay", async () => {
    answer = good;
    await put("pop/.a1.jpg.part", "half a cov");
    const mine = await drawCover("mine");
    await put("pop/a1.jpg", mine);
    expect((await fetchCovers()).code).toBe(0);
    expect(await covers()).toEqual(rows);
    expect(await read(root, "data/covers/bandcamp/pop/a1.jpg")).toEqual(mine);
    expect(server.asked.join()).not.toContain("/img/a1_");
    expect((await lock()).split("\n")[1]).toMatch(/\t-\t-\t-$/);
  });

  test("a cover of another size than was fetched is fetched again", async () => {
    answer = good;
    await fetchCovers();
    await put("pop/a1.jpg", "torn");
    await fetchCovers();
    expect(await read(root, "data/covers/bandcamp/pop/a1.jpg")).toEqual(pictures.get("pop/a1.jpg"));
  });

  test("covers in the lock keep their side when others arrive", async () => {
    answer = good;
    await fetchCovers();
    const before = await lock();
    const flipped = before
      .replaceAll("\ttrain\t", "\tT\t")
      .replaceAll("\ttest\t", "\ttrain\t")
      .replaceAll("\tT\t", "\ttest\t");
    await writeFile(join(root, "data/corpora/bandcamp.lock.tsv"), flipped);
    await rm(join(root, "data/covers/bandcamp/pop/a1.jpg"));
    await fetchCovers();
    expect(await lock()).toBe(flipped);
  });

  test("a re-encoded cover is told from another picture", async () => {
    answer = good;
    const { default: sharp } = await import("sharp");
    await put(
      "pop/a1.jpg",
      await sharp(pictures.get("pop/a1.jpg")).jpeg({ quality: 60 }).toBuffer(),
    );
    await put("pop/a2.jpg", await drawCover("another"));
    await fetchCovers();
    await rm(join(root, "data/covers/bandcamp/pop"), { recursive: true });
    const { lines } = await fetchCovers();
    expect(lines.join("\n")).toMatch(
      /10 same bytes, 1 same picture encoded anew, 1 other picture, 0 new, 0 no longer here\n +other picture: pop\/a2.jpg \([0-9]+ of 64 bits differ\)/,
    );
  });
});

describe("the link table", () => {
  test("comes from the next mirror when the first has another", async () => {
    answer = good;
    const sources = await loopbackSources(server.port, rows);
    sources.bandcamp.linkTable.urls[0] = `http://table.test:${server.port}/img/a1_2.jpg`;
    expect((await runFetch(["covers"], root, sources)).code).toBe(0);
    expect(server.asked).toContain("mirror.test /links.tsv");
  });

  test("with a wrong checksum is not used, nor kept", async () => {
    answer = good;
    const sources = await loopbackSources(server.port, rows);
    sources.bandcamp.linkTable.sha256 = "0".repeat(64);
    const { code, warnings } = await runFetch(["covers"], root, sources);
    expect(code).toBe(1);
    expect(warnings.join()).toContain("cannot fetch the link table: checksum mismatch");
    expect(Object.keys(await filesBelow(join(root, "data")))).toEqual([]);
  });
});
