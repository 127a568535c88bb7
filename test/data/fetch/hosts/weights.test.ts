import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sha256 } from "../../../../data/hash.ts";
import { openWeights } from "../../../../data/weights.ts";
import type { Politeness } from "../../../../data/sources/readSources.ts";
import {
  type Handler,
  type Loopback,
  loopbackSources,
  newRoot,
  openLoopback,
  runFetch,
} from "../loopback.ts";
import { filesBelow, read } from "../pictures.ts";

const content = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * i * 31) >> 5));
let root = "";
let server: Loopback;
let answer: Handler = () => {};

beforeEach(async () => {
  root = await newRoot();
  server = await openLoopback((request, response) => answer(request, response));
});
afterEach(async () => {
  await server.close();
  await rm(root, { recursive: true });
});

/** As a well-made file server answers. */
const good: Handler = (request, response) => {
  const from = Number(/^bytes=([0-9]+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
  response.setHeader("content-type", "application/octet-stream");
  response.setHeader("content-length", content.length - from);
  if (from > 0)
    response.setHeader("content-range", `bytes ${from}-${content.length - 1}/${content.length}`);
  response.writeHead(from > 0 ? 206 : 200).end(content.subarray(from));
};

/** Sends the first `count` bytes of the answer, then breaks the connection. */
const breakAfter =
  (count: number): Handler =>
  (_, response) => {
    response.writeHead(200, { "content-length": content.length });
    response.write(content.subarray(0, count), () => setImmediate(() => response.destroy()));
  };

async function sourcesOf(politeness: Partial<Politeness> = {}, exact = true) {
  const sources = await loopbackSources(server.port, ["pop/a1.jpg"], politeness);
  const file = {
    name: "net",
    file: "net-1234.pth",
    sizeBytes: content.length,
    exact,
    sha256: sha256(content),
  };
  return { ...sources, weights: { ...sources.weights, files: [file] } };
}
const fetchWeights = async (politeness: Partial<Politeness> = {}, exact = true) =>
  runFetch(["weights"], root, await sourcesOf(politeness, exact));
const weights = () => filesBelow(join(root, "data/weights"));
const whole = { "net-1234.pth": content.length };
const ranges = () => server.requests.map(({ headers }) => headers.range);
const put = async (name: string, bytes: Buffer | string): Promise<void> => {
  await mkdir(join(root, "data/weights"), { recursive: true });
  await writeFile(join(root, "data/weights", name), bytes);
};

describe("npm run fetch -- weights", () => {
  test("fetches the files that are not here, and none twice", async () => {
    answer = good;
    expect((await fetchWeights()).code).toBe(0);
    expect(await weights()).toEqual(whole);
    expect(await read(root, "data/weights/net-1234.pth")).toEqual(content);
    expect((await fetchWeights()).code).toBe(0);
    expect(server.requests).toHaveLength(1);
  });

  test("puts the files where npm run build looks for them", async () => {
    answer = good;
    const { weights } = await sourcesOf();
    await fetchWeights();
    const store = openWeights(join(root, "data/weights"));
    expect(await store.missing(weights.files)).toEqual([]);
    expect(await store.read(weights.files[0]!)).toEqual(content);
  });

  test("NAME fetches that one; another name is an error", async () => {
    answer = good;
    expect((await runFetch(["weights", "net"], root, await sourcesOf())).code).toBe(0);
    expect((await runFetch(["weights", "vgg"], root, await sourcesOf())).warnings).toEqual([
      "error: unknown weights: vgg (net)",
    ]);
  });

  test("goes on within a run where the connection broke", async () => {
    let times = 0;
    answer = (request, response) => (times++ ? good : breakAfter(100_000))(request, response);
    expect((await fetchWeights()).code).toBe(0);
    expect(await read(root, "data/weights/net-1234.pth")).toEqual(content);
    expect(ranges()[1]).toMatch(/^bytes=[1-9][0-9]+-$/);
  });

  test("goes on in the next run where the last one ended", async () => {
    answer = breakAfter(100_000);
    expect((await fetchWeights({ attempts: 1 })).code).toBe(1);
    const [[name, size]] = Object.entries(await weights()) as [[string, number]];
    expect(name).toBe(".net-1234.pth.part");
    expect(size).toBeGreaterThan(0);
    answer = good;
    expect((await fetchWeights()).code).toBe(0);
    expect(await weights()).toEqual(whole);
    expect(ranges()[1]).toBe(`bytes=${size}-`);
  });

  test("begins anew when the server cannot resume", async () => {
    await put(".net-1234.pth.part", content.subarray(0, 5000));
    answer = (request, response) => good({ ...request, headers: {} } as typeof request, response);
    expect((await fetchWeights()).code).toBe(0);
    expect(await read(root, "data/weights/net-1234.pth")).toEqual(content);
  });

  test("begins anew when the part belongs to another file", async () => {
    await put(".net-1234.pth.part", "another file's beginning");
    answer = good;
    expect((await fetchWeights()).code).toBe(0);
    expect(await read(root, "data/weights/net-1234.pth")).toEqual(content);
    expect(ranges()).toEqual(["bytes=24-", undefined]);
  });

  test("begins anew when the answer is of another range", async () => {
    await put(".net-1234.pth.part", content.subarray(0, 5000));
    answer = (request, response) =>
      request.headers.range
        ? response
            .writeHead(206, { "content-range": "bytes 0-9/300000" })
            .end(content.subarray(0, 10))
        : good(request, response);
    expect((await fetchWeights()).code).toBe(0);
    expect(await read(root, "data/weights/net-1234.pth")).toEqual(content);
  });

  test("a part that is whole already is only named", async () => {
    await put(".net-1234.pth.part", content);
    expect((await fetchWeights()).code).toBe(0);
    expect(await weights()).toEqual(whole);
    expect(server.requests).toHaveLength(0);
  });

  test("416 with a part too long for a file of unknown size: begins anew", async () => {
    await put(".net-1234.pth.part", Buffer.concat([content, Buffer.from("more")]));
    answer = (request, response) =>
      request.headers.range
        ? response.writeHead(416, { "content-range": `bytes */${content.length}` }).end()
        : good(request, response);
    expect((await fetchWeights({}, false)).code).toBe(0);
    expect(await read(root, "data/weights/net-1234.pth")).toEqual(content);
  });

  test("a file under its name with another content is not trusted", async () => {
    await put("net-1234.pth", Buffer.concat([content.subarray(0, 9), Buffer.from("tampered")]));
    answer = good;
    expect((await fetchWeights()).code).toBe(0);
    expect(await read(root, "data/weights/net-1234.pth")).toEqual(content);
  });
});

describe("a weight file that is not the one meant", () => {
  const wrong = Buffer.from(content).fill(7, 1000, 1010);
  const faults: [string, Handler, string][] = [
    [
      "other bytes",
      (_, r) => r.writeHead(200, { "content-length": wrong.length }).end(wrong),
      "checksum mismatch",
    ],
    [
      "another size",
      (_, r) => r.writeHead(200, { "content-length": 5 }).end("12345"),
      "5 bytes announced",
    ],
    [
      "more than announced to be there",
      (_, r) => r.writeHead(200).end(Buffer.concat([content, wrong])),
      "refused: more than 300000 bytes",
    ],
    [
      "less, unannounced",
      (_, r) => r.writeHead(200).end(content.subarray(0, 9)),
      "9 of 300000 bytes",
    ],
    [
      "a web page",
      (_, r) => r.writeHead(200, { "content-type": "text/html" }).end("<html>"),
      "text/html instead of application/octet-stream",
    ],
    ["gone", (_, r) => r.writeHead(404).end(), "404 from"],
  ];

  test.each(faults)("%s: code 1, a reason, and no file of that name", async (_, fault, reason) => {
    answer = fault;
    const { code, warnings } = await fetchWeights({ attempts: 2 });
    expect(code).toBe(1);
    expect(warnings[0]).toContain(`missing: net: `);
    expect(warnings[0]).toContain(reason);
    expect(Object.keys(await weights())).not.toContain("net-1234.pth");
  });

  test("other bytes, the same every time: asked for twice, not for ever; nothing of them stays", async () => {
    answer = (_, response) =>
      response.writeHead(200, { "content-length": wrong.length }).end(wrong);
    const { code, warnings } = await fetchWeights({ attempts: 6 });
    expect(code).toBe(1);
    expect(warnings[0]).toMatch(
      /^ {2}missing: net: checksum mismatch \(expected [0-9a-f]{8}\.\.\., received [0-9a-f]{8}\.\.\.\)$/,
    );
    expect(server.requests).toHaveLength(2);
    expect(await weights()).toEqual({});
  });

  test("--verify says what is missing or wrong, and asks nobody", async () => {
    await put("net-1234.pth", wrong);
    const { code, warnings } = await runFetch(["weights", "--verify"], root, await sourcesOf());
    expect(code).toBe(1);
    expect(warnings).toEqual([
      "  missing or not the one meant: net (net-1234.pth)",
      "  npm run fetch -- weights net brings them",
    ]);
    await put("net-1234.pth", content);
    expect((await runFetch(["weights", "--verify"], root, await sourcesOf())).code).toBe(0);
    expect(server.requests).toHaveLength(0);
  });
});
