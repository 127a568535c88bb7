import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openNetwork } from "../../../data/fetch/net/network.ts";
import type { Sources } from "../../../data/sources/readSources.ts";
import {
  linkTableText,
  type Loopback,
  loopbackOnly,
  loopbackSources,
  newRoot,
  openLoopback,
  runFetch,
  testCertificate,
} from "./loopback.ts";
import { raw } from "./oddAnswers.ts";
import { coversBelow, drawCover, filesBelow, read } from "./pictures.ts";

const rows = [1, 2, 3].map((number) => `pop/a${number}.jpg`);
let root = "";
let server: Loopback;
let secure: Loopback;
let picture: Buffer;
/** where image 2 is said to be */
let location = "";
let announce = true;

beforeEach(async () => {
  root = await newRoot();
  picture = await drawCover("cover");
  server = await openLoopback(({ url }, response) => {
    if (url === "/links.tsv") return response.end(linkTableText(server.port, rows));
    if (url === "/img/a2_2.jpg") return response.writeHead(302, { location }).end();
    if (!announce) response.write(picture.subarray(0, 10));
    return response.end(announce ? picture : picture.subarray(10));
  });
  announce = true;
  secure = await openLoopback((_, response) => response.end(picture), true);
});
afterEach(async () => {
  await Promise.all([server.close(), secure.close()]);
  await rm(root, { recursive: true });
});

async function fetchCovers(
  change: (sources: Sources) => void = () => {},
  surroundings = loopbackOnly,
) {
  const sources = await loopbackSources(server.port, rows);
  const host = { connections: 1, perSecond: 1e6 };
  sources.bandcamp.hosts.push({ ...host, host: `f9.test:${secure.port}` });
  sources.bandcamp.hosts.push({ ...host, host: `127.0.0.9:${server.port}` });
  change(sources);
  return runFetch(["covers", "--limit", "9"], root, sources, { surroundings });
}
const covers = () => coversBelow(join(root, "data/covers/bandcamp"));
const others = ["pop/a1.jpg", "pop/a3.jpg"];

describe("a redirect", () => {
  test("from http to https is followed, the certificate checked", async () => {
    location = `https://f9.test:${secure.port}/a2.jpg`;
    expect((await fetchCovers()).code).toBe(0);
    expect(await covers()).toEqual(rows);
    // a busy machine may break a connection, and be asked again
    expect(new Set(secure.asked)).toEqual(new Set(["f9.test /a2.jpg"]));
  });

  test("to an answer that is no HTTP, or to a port without TLS: that cover is missing, the rest is here", async () => {
    const garbled = await openLoopback(raw("SSH-2.0-OpenSSH_9\r\n"));
    const known = ({ bandcamp }: Sources) =>
      bandcamp.hosts.push({ host: `f9.test:${garbled.port}`, connections: 1, perSecond: 1e6 });
    location = `http://f9.test:${garbled.port}/a2.jpg`;
    const { lines } = await fetchCovers(known);
    expect(lines.join("\n")).toContain("1 missing: not HTTP: f9.test");
    expect(await covers()).toEqual(others);
    location = `https://f9.test:${garbled.port}/a2.jpg`;
    expect((await fetchCovers(known)).lines.join("\n")).toMatch(/1 missing: E[A-Z_]+: f9.test/);
    await garbled.close();
  });

  test("to a host whose certificate nobody vouches for is not", async () => {
    location = `https://f9.test:${secure.port}/a2.jpg`;
    const { ca: _, ...strangers } = loopbackOnly;
    const { lines } = await fetchCovers(undefined, strangers);
    expect(lines.join("\n")).toContain("DEPTH_ZERO_SELF_SIGNED_CERT");
    expect(await covers()).toEqual(others);
    expect(secure.asked).toEqual([]);
  });

  test("from https to http asks the same place over https", async () => {
    const asked: string[] = [];
    const twice = await openLoopback(({ url }, response) => {
      asked.push(url!);
      if (url === "/once") return response.end(picture);
      return response.writeHead(301, { location: `http://f9.test:${twice.port}/once` }).end();
    }, true);
    location = `https://f9.test:${twice.port}/first`;
    await fetchCovers(({ bandcamp }) =>
      bandcamp.hosts.push({ host: `f9.test:${twice.port}`, connections: 1, perSecond: 1e6 }),
    );
    expect(new Set(asked)).toEqual(new Set(["/first", "/once"]));
    expect(await covers()).toEqual(rows);
    await twice.close();
  });

  test.each([
    ["a loop", () => `http://f1.test:${server.port}/img/a2_2.jpg`, "more than 5 redirects"],
    [
      "a private address",
      () => `http://127.0.0.9:${server.port}/a.jpg`,
      "127.0.0.9 is not on the public internet",
    ],
    ["another host", () => `http://evil.test:${server.port}/a.jpg`, "unknown host evil.test"],
    ["another port", () => `http://f1.test:${secure.port}/a.jpg`, "unknown host f1.test"],
    ["a metadata service", () => "http://169.254.169.254/latest/", "unknown host 169.254.169.254"],
    ["a file", () => "file:///etc/passwd", "scheme file:"],
    ["data", () => "data:image/jpeg;base64,/9j/", "scheme data:"],
    ["ftp", () => `ftp://f1.test:${server.port}/a.jpg`, "scheme ftp:"],
    [
      "a host with credentials",
      () => `http://me:secret@f1.test:${server.port}/a.jpg`,
      "credentials in a URL",
    ],
    ["nowhere", () => "http://", "redirect to nowhere"],
  ])("to %s is refused; nothing of it stays", async (_, target, reason) => {
    location = target();
    const { code, lines } = await fetchCovers();
    expect(code).toBe(1);
    expect(lines.join("\n")).toContain(reason);
    expect(await covers()).toEqual(others);
    expect(server.asked.join()).not.toMatch(/127\.0\.0\.9|evil/);
  });
});

describe("addresses", () => {
  test("a known name that resolves to a private address is refused, before anything is sent", async () => {
    const { code, lines, warnings } = await fetchCovers(undefined, {
      ...loopbackOnly,
      mayConnect: () => false,
    });
    expect(code).toBe(1);
    expect([...lines, ...warnings].join()).toContain("table.test is not on the public internet");
    expect(server.asked).toEqual([]);
  });

  test.each([
    ["127.0.0.1", "http://127.0.0.1:PORT/"],
    ["a name", "http://name.test:PORT/"],
    ["a decimal address", "http://2130706433:PORT/"],
    ["an octal address", "http://0177.0.0.1:PORT/"],
    ["a mapped address", "http://[::ffff:127.0.0.1]:PORT/"],
    ["an IPv6 loopback", "http://[::1]:PORT/"],
    ["https", "https://name.test:SECURE/"],
  ])(
    "openNetwork without surroundings of its own cannot reach this machine by %s",
    async (_, text) => {
      const url = new URL(
        text.replace("PORT", `${server.port}`).replace("SECURE", `${secure.port}`),
      );
      const { resolve } = loopbackOnly;
      const network = openNetwork(
        "test",
        { headersMs: 20_000 },
        { resolve: resolve!, ca: testCertificate },
      );
      const asked = (async () => network.ask(url, {}))();
      await expect(asked).rejects.toMatchObject({ kind: "unsafe" });
      expect([...server.asked, ...secure.asked]).toEqual([]);
      network.close();
    },
  );

  test("one private address among public ones is enough to refuse a name", async () => {
    const addresses = ["93.184.216.34", "10.0.0.1"].map((address) => ({ address, family: 4 }));
    const network = openNetwork(
      "test",
      { headersMs: 20_000 },
      { resolve: (_, __, done) => done(null, addresses) },
    );
    const asked = network.ask(new URL("http://name.test/"), {});
    await expect(asked).rejects.toMatchObject({ kind: "unsafe" });
    network.close();
  });
});

describe("sizes", () => {
  test.each([true, false])(
    "a cover larger than the cap is refused (announced: %s)",
    async (isAnnounced) => {
      location = `https://f9.test:${secure.port}/a2.jpg`;
      announce = isAnnounced;
      const change = ({ bandcamp }: Sources) => void (bandcamp.maxBytes = 500);
      const { code, lines } = await fetchCovers(change);
      expect(code).toBe(1);
      const reason = isAnnounced
        ? /refused: [0-9]{3} bytes from f1.test/
        : /refused: more than 500 bytes/;
      expect(lines.join("\n")).toMatch(reason);
      expect(await covers()).toEqual([]);
    },
  );

  test("a JPEG of too many pixels is refused before it is decoded", async () => {
    const at = picture.indexOf(Buffer.from([0xff, 0xc0]));
    picture = Buffer.from(picture);
    picture.writeUInt16BE(60_000, at + 5);
    picture.writeUInt16BE(60_000, at + 7);
    const { lines } = await fetchCovers();
    expect(lines.join("\n")).toContain("too large: 60000x60000 pixels");
    expect(await covers()).toEqual([]);
  });
});

describe("names", () => {
  test.each([
    "pop/../../../a9.jpg",
    "../a9.jpg",
    "/etc/a9.jpg",
    "pop/.a9.jpg",
    "pop/a9.jpg.exe",
    "pop\\a9.jpg",
    "pop/a9.jpg%00",
    "POP/A9.jpg",
    "a9.jpg",
  ])("the table cannot name %s", async (row) => {
    await server.close();
    server = await openLoopback((_, response) => response.end(linkTableText(server.port, [row])));
    const sources = await loopbackSources(server.port, [row]);
    const { code, warnings } = await runFetch(["covers"], root, sources);
    expect(code).toBe(1);
    expect(warnings.join()).toMatch(/not an id|unknown genre|unexpected URL/);
    expect(Object.keys(await filesBelow(root))).toEqual(["data/covers/links.tsv"]);
  });

  test("headers of an answer name no file", async () => {
    await server.close();
    server = await openLoopback(({ url }, response) => {
      if (url === "/links.tsv") return response.end(linkTableText(server.port, rows));
      return response
        .writeHead(200, { "content-disposition": 'attachment; filename="../../x.sh"' })
        .end(picture);
    });
    await fetchCovers();
    const files = Object.keys(await filesBelow(root)).filter((name) => !name.includes("links.tsv"));
    expect(files).toEqual([
      "data/covers/bandcamp/.fetched.jsonl",
      ...rows.map((row) => `data/covers/bandcamp/${row}`),
    ]);
    expect((await read(root, "data/covers/bandcamp/pop/a1.jpg")).equals(picture)).toBe(true);
  });
});
