import { rm } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import type { Politeness } from "../../../data/sources/readSources.ts";
import {
  type Handler,
  linkTableText,
  type Loopback,
  loopbackSources,
  newRoot,
  openLoopback,
  type Ran,
  runFetch,
} from "./loopback.ts";
import { coversBelow, drawCover, read } from "./pictures.ts";

const numbers = (first: number) => Array.from({ length: 6 }, (_, i) => first + i);

/** The covers of the site: images 1 to 6 are pop, 11 to 16 rock. */
export const rows: readonly string[] = [
  ...numbers(1).map((number) => `pop/a${number}.jpg`),
  ...numbers(11).map((number) => `rock/a${number}.jpg`),
].sort();

/** All but image 2, the one that `faulty` spoils. */
export const others = rows.filter((row) => row !== "pop/a2.jpg");

export const pictures = new Map<string, Buffer>();
for (const row of rows) pictures.set(row, await drawCover(row));

export const pictureAt = (url = ""): Buffer =>
  pictures.get(rows.find((row) => url.includes(`a${/[0-9]+/.exec(row)![0]}_`))!)!;

export function send(response: ServerResponse, body: Buffer | string, type = "image/jpeg"): void {
  response.setHeader("content-type", type);
  response.setHeader("content-length", Buffer.byteLength(body));
  response.end(body);
}

export const good: Handler = ({ url }, response) => send(response, pictureAt(url));

/** Every cover is served well but image 2, by f1 and f4. */
export const faulty =
  (fault: Handler): Handler =>
  (request, response) =>
    request.url!.includes("a2_") ? fault(request, response) : good(request, response);

/** A folder and a server of its own for each test; `answer` is what the server does with requests for covers. */
export interface CoverSite {
  root: string;
  server: Loopback;
  answer: Handler;
  fetchCovers(argv?: string[], politeness?: Partial<Politeness>): Promise<Ran>;
  covers(): Promise<string[]>;
  lock(): Promise<string>;
}

export function coverSite(): CoverSite {
  const site = { answer: good } as CoverSite;
  beforeEach(async () => {
    site.root = await newRoot();
    site.answer = good;
    site.server = await openLoopback((request, response) => {
      if (request.url !== "/links.tsv") return site.answer(request, response);
      return send(response, linkTableText(site.server.port, rows), "text/plain");
    });
  });
  afterEach(async () => {
    await site.server.close();
    await rm(site.root, { recursive: true });
  });
  site.fetchCovers = async (argv = [], politeness = {}) => {
    const sources = await loopbackSources(site.server.port, rows, politeness);
    return runFetch(["covers", ...argv], site.root, sources);
  };
  site.covers = () => coversBelow(join(site.root, "data/covers/bandcamp"));
  site.lock = async () => (await read(site.root, "data/corpora/bandcamp.lock.tsv")).toString();
  return site;
}
