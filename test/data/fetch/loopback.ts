import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fetchCommand } from "../../../data/fetch/fetchCommand.ts";
import { chooseFetch, fetchFlags } from "../../../data/fetch/hosts/options.ts";
import { readOptions } from "../../../report/command/line/readOptions.ts";
import type { Surroundings } from "../../../data/fetch/net/network.ts";
import type { FetchIo } from "../../../data/fetch/net/session.ts";
import { sha256 } from "../../../data/hash.ts";
import { type Politeness, readSources, type Sources } from "../../../data/sources/readSources.ts";

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A server on 127.0.0.1 and what it was asked, as `host path`. */
export interface Loopback {
  port: number;
  asked: string[];
  requests: IncomingMessage[];
  close(): Promise<void>;
}

/** Certificate and key of f1.test, f4.test and f9.test, good for nothing but loopback; valid until 2126. */
export const testCertificate = readFileSync(join(import.meta.dirname, "loopback.pem"), "utf8");

export async function openLoopback(handler: Handler, isSecure = false): Promise<Loopback> {
  const asked: string[] = [];
  const requests: IncomingMessage[] = [];
  const listener: Handler = (request, response) => {
    asked.push(`${request.headers.host?.replace(/:[0-9]+$/, "")} ${request.url}`);
    requests.push(request);
    return handler(request, response);
  };
  const server: Server = isSecure
    ? createSecureServer({ cert: testCertificate, key: testCertificate }, listener)
    : createServer(listener);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { port: (server.address() as AddressInfo).port, asked, requests, close };
}

/** Names below .test are this machine, all others unknown; nothing leaves the loopback. */
export const loopbackOnly: Surroundings = {
  mayConnect: (address) => address === "127.0.0.1",
  ca: testCertificate,
  resolve: (name, _, done) =>
    name.endsWith(".test") && !name.startsWith("unknown")
      ? done(null, [{ address: "127.0.0.1", family: 4 }])
      : done(Object.assign(new Error("unknown"), { code: "ENOTFOUND" }), []),
};

/** The real manners, a thousand times as fast; but a busy machine may take its time to answer. */
export const hasty: Partial<Politeness> = {
  attempts: 4,
  backOffMs: 1,
  maxBackOffMs: 20,
  longestWaitMs: 2000,
  headersMs: 20_000,
  stallMs: 20_000,
};

/** Sources that name loopback hosts only: covers on f1.test and f4.test, weights on weights.test, a table of these rows. */
export async function loopbackSources(
  port: number,
  rows: readonly string[],
  politeness: Partial<Politeness> = {},
): Promise<Sources> {
  const sources = await readSources();
  const rule = (host: string) => ({ host, connections: 4, perSecond: 1e6 });
  const table = linkTableText(port, rows);
  const genres: Record<string, number> = {};
  for (const row of rows) genres[row.split("/")[0]!] = (genres[row.split("/")[0]!] ?? 0) + 1;
  return {
    ...sources,
    politeness: { ...sources.politeness, ...hasty, ...politeness },
    bandcamp: {
      ...sources.bandcamp,
      genres,
      link: `^http://f1\\.test:${port}/img/a([0-9]+)_2\\.jpg$`,
      candidates: [
        `http://f1.test:${port}/img/a{1}_2.jpg`,
        `http://f4.test:${port}/img/a{1}_2.jpg`,
      ],
      linkTable: {
        file: "links.tsv",
        sizeBytes: table.length,
        sha256: sha256(table),
        urls: [`http://table.test:${port}/links.tsv`, `http://mirror.test:${port}/links.tsv`],
      },
      hosts: ["f1", "f4", "table", "mirror"].map((name) => rule(`${name}.test:${port}`)),
    },
    weights: {
      ...sources.weights,
      urls: [`http://weights.test:${port}/{file}`],
      files: [],
      hosts: [rule(`weights.test:${port}`)],
    },
    packages: { ...sources.packages, files: [] },
  };
}

/** `loopbackSources` with MusicBrainz on mb.test and its covers on caa.test, which redirects below ia.test. */
export async function musicbrainzSources(
  port: number,
  rows: readonly string[],
  connections: number,
  limits: Partial<Sources["musicbrainz"]>,
): Promise<Sources> {
  const known = await loopbackSources(port, rows);
  const rule = (host: string) => ({ host: `${host}:${port}`, connections, perSecond: 1e6 });
  return {
    ...known,
    musicbrainz: {
      ...known.musicbrainz,
      ...limits,
      search: `http://mb.test:${port}/search?query={query}&limit={limit}&offset={offset}`,
      cover: `http://caa.test:${port}/group/{mbid}/front-500`,
      hosts: [rule("mb.test"), rule("caa.test"), rule("*.ia.test")],
    },
  };
}

/** Row `pop/a7.jpg` links to image 7. */
export function linkTableText(port: number, rows: readonly string[]): string {
  const link = (row: string) => `http://f1.test:${port}/img/a${/[0-9]+/.exec(row)![0]}_2.jpg`;
  return rows.map((row) => `${link(row)}\t${row}\n`).join("");
}

export interface Ran {
  code: number;
  lines: string[];
  warnings: string[];
}

/** Runs the command in `root` on loopback; a UserError becomes a warning and code 1, as in the command line. */
export async function runFetch(
  argv: readonly string[],
  root: string,
  sources: Sources,
  io: Partial<FetchIo> = {},
): Promise<Ran> {
  const lines: string[] = [];
  const warnings: string[] = [];
  const outside: FetchIo = {
    root,
    line: (text) => lines.push(text),
    warn: (text) => warnings.push(text),
    progress: () => {},
    now: Date.now,
    surroundings: loopbackOnly,
    ...io,
  };
  const run = async (): Promise<number> => {
    const { values, others } = readOptions(argv, { flags: fetchFlags, most: Infinity });
    return fetchCommand(chooseFetch(values, others, sources), outside, sources);
  };
  const code = await run().catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== "UserError") throw error;
    warnings.push(`error: ${error.message}`);
    return 1;
  });
  return { code, lines, warnings };
}

export const newRoot = (): Promise<string> => mkdtemp(join(tmpdir(), "fetch-"));

export const pause = wait;
