import { execFile } from "node:child_process";
import { cpSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { controlGenres, controlParams, designControl } from "../../../../data/control/design.ts";
import { drawCover } from "../../../../data/control/drawCover.ts";
import { type Loopback, musicbrainzSources, newRoot, openLoopback, runFetch } from "../loopback.ts";

const source = join(import.meta.dirname, "../../../..");
const perGenre = 6;
let project = "";
let server: Loopback;

beforeAll(async () => {
  project = await newRoot();
  for (const name of ["analyses", "data", "report", "build.ts", "package.json", "CITATION.cff"])
    cpSync(join(source, name), join(project, name), {
      recursive: true,
      filter: (path) => !/data\/(covers|weights)$/.test(path),
    });
  symlinkSync(join(source, "node_modules"), join(project, "node_modules"));
  server = await openLoopback(({ url }, response) => answer(new URL(url!, "http://x"), response));
});
afterAll(async () => {
  await server.close();
  rmSync(project, { recursive: true });
});

/** Release groups are numbered: the genre's place times 1000 and the cover's; the first of each genre has no cover. */
const mbid = (number: number) => `00000000-0000-4000-8000-${`${number}`.padStart(12, "0")}`;

async function answer(at: URL, response: ServerResponse): Promise<void> {
  if (at.pathname === "/search") return sendGroups(at.searchParams, response);
  const number = Number(/([0-9]{12})/.exec(at.pathname)![1]);
  if (number % 1000 === 0) return void response.writeHead(404).end();
  const stored = `http://store.ia.test:${server.port}/${mbid(number)}.jpg`;
  if (at.pathname.startsWith("/group"))
    return void response.writeHead(307, { location: stored }).end();
  response.writeHead(200, { "content-type": "image/jpeg" }).end(await draw(number));
}

function sendGroups(query: URLSearchParams, response: ServerResponse): void {
  const tag = /^\(tag:"([a-z]+)/.exec(query.get("query")!)![1]!;
  const genre = controlGenres.findIndex((name) => name.startsWith(tag));
  const tags = [{ name: tag === "hip" ? "hip hop" : tag, count: 3 }];
  const first = 1000 * genre + Number(query.get("offset"));
  const groups = Array.from({ length: 5 }, (_, i) => ({ id: mbid(first + i), tags }));
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ "release-groups": groups }));
}

const drawn = designControl(controlParams);

function draw(number: number): Promise<Buffer> {
  const genre = controlGenres[Math.floor(number / 1000)]!;
  const cover = drawn.filter((it) => it.genre === genre)[number % 1000]!;
  return sharp(Buffer.from(drawCover(cover, "musicbrainz")))
    .jpeg()
    .toBuffer();
}

const rows = controlGenres.map((genre, i) => `${genre}/a${i}.jpg`);
const sources = () => musicbrainzSources(server.port, rows, 2, { pageSize: 5, perGenre });

interface Built {
  code: number;
  text: string;
}

async function build(...args: string[]): Promise<Built> {
  const command = ["--import", "tsx", "build.ts", "--corpus", "musicbrainz", ...args];
  return promisify(execFile)(process.execPath, command, { cwd: project }).then(
    ({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code, text: stdout + stderr }),
  );
}

test("npm run build -- --corpus musicbrainz says what brings the covers, where they were not fetched", async () => {
  expect(await build()).toEqual({
    code: 1,
    text: "error: missing lock: data/corpora/musicbrainz.lock.tsv (npm run fetch -- musicbrainz --contact you@example.org writes it)\n",
  });
}, 60_000);

test("npm run fetch -- musicbrainz, then npm run build -- --corpus musicbrainz: a site of ten genres, with origin and licence", async () => {
  const argv = ["musicbrainz", "--contact", "me@example.org"];
  const { code, warnings } = await runFetch(argv, project, await sources());
  expect({ code, warnings }).toEqual({ code: 0, warnings: [] });
  expect(await build("--only", "averagedImages")).toMatchObject({ code: 0 });
  const html = readFileSync(join(project, "dist-musicbrainz/index.html"), "utf8");
  const page = html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
  expect(page).toContain("Covers by MusicBrainz tags");
  expect(page).toContain(
    "The set has 60 covers of ten genres, 50 for training and 10 for testing.",
  );
  expect(page).toContain(`caa.test:${server.port} none stated; Cover Art Archive 60`);
  expect(page).toMatch(/404 from caa\.test/);
}, 120_000);
