import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { coverSite, faulty, good, others, pictureAt, pictures, rows, send } from "../coverSite.ts";
import type { Politeness } from "../../../../data/sources/readSources.ts";
import {
  type Handler,
  linkTableText,
  loopbackSources,
  openLoopback,
  pause,
  runFetch,
} from "../loopback.ts";
import { oddAnswers, raw } from "../oddAnswers.ts";
import { filesBelow, read } from "../pictures.ts";

const site = coverSite();

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
    ["a broken connection", (request) => request.socket.destroy(), "connection broken"],
  ];
  const slow: [string, Handler, Partial<Politeness>, string][] = [
    ["no answer", () => {}, { headersMs: 300 }, "no answer in time"],
    ["a body that trickles", (_, r) => trickle(r), { stallMs: 300 }, "too slow"],
  ];

  // how many others come in so short a time depends on the machine
  test.each(slow)("%s: missing; another run gets it", async (_, fault, impatient, reason) => {
    site.answer = faulty(fault);
    const { code, lines } = await site.fetchCovers(["--limit", "9"], { attempts: 2, ...impatient });
    expect(code).toBe(1);
    expect(lines.join("\n")).toContain(reason);
    expect(await site.covers()).not.toContain("pop/a2.jpg");
    site.answer = good;
    expect((await site.fetchCovers()).code).toBe(0);
    expect(await site.covers()).toEqual(rows);
  });

  async function trickle(response: ServerResponse): Promise<void> {
    response.writeHead(200, { "content-type": "image/jpeg" });
    for (let i = 0; !response.destroyed; i++) {
      response.write(pictureAt("a2_").subarray(i, i + 1));
      await pause(20);
    }
  }

  test.each(faults)(
    "%s: tried again, then missing; nothing of it stays",
    async (_, fault, reason) => {
      site.answer = faulty(fault);
      const { code, lines } = await site.fetchCovers(["--limit", "9"], { attempts: 2 });
      expect(code).toBe(1);
      expect(lines.join("\n")).toContain("missing: ");
      expect(lines.join("\n")).toContain(reason);
      expect(await site.covers()).toEqual(others);
      expect(site.server.asked.filter((asked) => asked.includes("f1.test /img/a2_"))).toHaveLength(
        2,
      );
    },
  );

  test.each(faults)("%s, once: the next try succeeds", async (_, fault) => {
    let times = 0;
    site.answer = faulty((request, response) => (times++ ? good : fault)(request, response));
    expect((await site.fetchCovers()).code).toBe(0);
    expect(await site.covers()).toEqual(rows);
    expect(await read(site.root, "data/covers/bandcamp/pop/a2.jpg")).toEqual(
      pictures.get("pop/a2.jpg"),
    );
  });

  test("a picture that comes cut off every time is kept, and listed as unreadable", async () => {
    site.answer = faulty((_, response) => send(response, cut()));
    expect((await site.fetchCovers()).code).toBe(0);
    expect(await site.covers()).toEqual(rows);
    expect(await site.lock()).toMatch(/^pop\/a2.jpg\tpop\tunreadable\t.*\ttruncated or damaged$/m);
  });
});

test("40 covers of which many come garbled: these are missing, each with its reason, the rest is here", async () => {
  const texts = Object.values(oddAnswers);
  const numbers = Array.from({ length: 40 }, (_, i) => i);
  const many = numbers.map((number) => `pop/a${number}.jpg`);
  const picture = pictureAt("a2_");
  let isGarbled = true;
  const server = await openLoopback((request, response) => {
    if (request.url === "/links.tsv") return response.end(linkTableText(server.port, many));
    const text = texts[Number(/a([0-9]+)_/.exec(request.url!)![1])];
    return text && isGarbled ? raw(text)(request, response) : send(response, picture);
  });
  const sources = await loopbackSources(server.port, many, { attempts: 2 });
  const fetchAll = () => runFetch(["covers", "--limit", "40"], site.root, sources);
  const { code, lines } = await fetchAll();
  expect(code).toBe(1);
  expect(lines.join("\n")).toContain(`${texts.length} missing: not HTTP: f1.test`);
  expect(await site.covers()).toEqual(many.slice(texts.length).sort());
  isGarbled = false;
  expect((await fetchAll()).code).toBe(0);
  expect(await site.covers()).toEqual([...many].sort());
  await server.close();
});

describe("a host that asks for patience", () => {
  test("Retry-After is waited for", async () => {
    const times: number[] = [];
    site.answer = faulty((request, response) => {
      times.push(performance.now());
      if (times.length > 1) return good(request, response);
      return response.writeHead(429, { "retry-after": "1" }).end();
    });
    expect((await site.fetchCovers()).code).toBe(0);
    expect(times[1]! - times[0]!).toBeGreaterThan(990);
  });

  test.each([403, 429])(
    "%i for ever: given up with advice, soon; the rest is kept",
    async (status) => {
      let served = 0;
      site.answer = (request, response) =>
        served++ < 2 ? good(request, response) : response.writeHead(status).end();
      const { code, warnings } = await site.fetchCovers(["--limit", "9"], { closeAfter: 2 });
      expect(code).toBe(1);
      expect(warnings.join("\n")).toContain(
        `f1.test:${site.server.port} given up for now (${status} from`,
      );
      expect(warnings.join("\n")).toContain("run the same command again");
      expect(await site.covers()).toHaveLength(2);
      site.answer = good;
      expect((await site.fetchCovers()).code).toBe(0);
      expect(await site.covers()).toEqual(rows);
    },
  );

  test("a longer wait than is worth it gives the host up at once", async () => {
    site.answer = (_, response) => response.writeHead(503, { "retry-after": "86400" }).end();
    const { code, warnings } = await site.fetchCovers(["--limit", "9"]);
    expect(code).toBe(1);
    expect(warnings.join("\n")).toContain("given up for now (503");
    expect(site.server.asked.length).toBeLessThan(12);
  });
});

describe("a lost network", () => {
  test("covers that came stay; hosts that do not answer are given up with advice; the next run goes on", async () => {
    let served = 0;
    site.answer = (request, response) =>
      served++ < 5 ? good(request, response) : request.socket.destroy();
    const { code, warnings } = await site.fetchCovers(["--limit", "9"], { closeAfter: 3 });
    expect(code).toBe(1);
    expect(warnings.join("\n")).toContain("given up for now (connection broken");
    expect(warnings.join("\n")).toContain("No connection: check the network.");
    expect(await site.covers()).toHaveLength(5);
    site.answer = good;
    const asked = site.server.asked.length;
    expect((await site.fetchCovers()).code).toBe(0);
    expect(site.server.asked).toHaveLength(asked + rows.length - 5);
    expect(await site.covers()).toEqual(rows);
  });

  test("a server that is not there: code 1, nothing but the folders", async () => {
    const sources = await loopbackSources(site.server.port, rows, { attempts: 2 });
    await site.server.close();
    const { code, warnings } = await runFetch(["covers"], site.root, sources);
    expect(code).toBe(1);
    expect(warnings.join()).toContain("cannot fetch the link table: connection refused");
    expect(await filesBelow(join(site.root, "data"))).toEqual({});
    site.server = await openLoopback(() => {});
  });
});
