import { mkdir, rm, writeFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { searchQuery, withPage } from "../../../../data/fetch/hosts/releases.ts";
import { type Loopback, musicbrainzSources, newRoot, openLoopback, runFetch } from "../loopback.ts";
import { coversBelow, drawCover, read } from "../pictures.ts";

const tags = { jazz: ["jazz"], hiphop_rap: ["hip hop", "rap"] };
const mbid = (number: number) => `00000000-0000-4000-8000-${`${number}`.padStart(12, "0")}`;
const group = (number: number, ...names: string[]) => ({
  id: mbid(number),
  tags: names.map((name) => ({ name, count: 1 })),
});
const page = (...groups: unknown[]) => ({ "release-groups": groups });
const nothing = { offset: 0, complete: false, mbids: [] };

test("searchQuery(genre, tags) asks for the genre's tags and none of the others'", () => {
  expect(searchQuery("hiphop_rap", tags)).toBe(
    '(tag:"hip hop" OR tag:"rap") AND primarytype:album AND status:official AND NOT (tag:"jazz")',
  );
});

test("withPage(listing, page) takes release groups of exactly one genre, once", () => {
  const groups = page(
    group(1, "rap"),
    group(2, "rap", "jazz"),
    group(3, "Hip Hop", "rap", "1994"),
    group(1, "rap"),
    { ...group(4), tags: [{ name: "rap", count: 0 }] },
    { id: mbid(5) },
  );
  expect(withPage(nothing, groups, "hiphop_rap", { tags, pageSize: 6 })).toEqual({
    offset: 6,
    complete: false,
    mbids: [mbid(1), mbid(3)],
  });
});

test.each([
  [{}, "unexpected answer"],
  [{ "release-groups": [{ id: "../../x" }] }, "release group without an id"],
  [{ "release-groups": [{}] }, "release group without an id"],
  [null, "unexpected answer"],
])("withPage(listing, %j) refuses", (odd, message) => {
  expect(() => withPage(nothing, odd, "jazz", { tags, pageSize: 6 })).toThrow(message);
});

let root = "";
let server: Loopback;
/** release groups that have no cover */
let bare: readonly number[] = [];
let searchPage = listed;

/** 30 release groups a genre: 0 to 29 jazz, 30 to 59 hip hop. */
beforeEach(async () => {
  root = await newRoot();
  bare = [];
  searchPage = listed;
  server = await openLoopback(async ({ url }, response) => {
    const at = new URL(url!, "http://x");
    if (at.pathname === "/search") return sendJson(response, searchPage(at.searchParams));
    const number = Number(at.pathname.match(/([0-9]{12})/)![1]);
    if (bare.includes(number)) return response.writeHead(404).end();
    if (at.pathname.startsWith("/group"))
      return response
        .writeHead(307, { location: `http://store.ia.test:${server.port}/${mbid(number)}.jpg` })
        .end();
    return response.end(await drawCover(`${number}`));
  });
});
afterEach(async () => {
  await server.close();
  await rm(root, { recursive: true });
});

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(value));
}

function listed(query: URLSearchParams): unknown {
  const isJazz = query.get("query")!.startsWith('(tag:"jazz")');
  const first = Number(query.get("offset"));
  const count = Math.max(0, Math.min(Number(query.get("limit")), 30 - first));
  const numbers = Array.from({ length: count }, (_, i) => first + i + (isJazz ? 0 : 30));
  return page(...numbers.map((number) => group(number, isJazz ? "jazz" : "rap")));
}

const rows = ["jazz/a1.jpg", "hiphop_rap/a2.jpg"];
const sources = () =>
  musicbrainzSources(server.port, rows, 1, { tags, pageSize: 10, perGenre: 12 });
const fetchAll = async (...argv: string[]) =>
  runFetch(["musicbrainz", "--contact", "me@example.org", ...argv], root, await sources());
const covers = () => coversBelow(join(root, "data/covers/musicbrainz"));
const searches = () => server.asked.filter((asked) => asked.startsWith("mb.test"));

test("npm run fetch -- musicbrainz brings as many covers of each genre as wanted, listing no further", async () => {
  const { code, warnings } = await fetchAll();
  expect({ code, warnings }).toEqual({ code: 0, warnings: [] });
  const numbers = Array.from({ length: 12 }, (_, i) => i);
  expect(await covers()).toEqual([
    ...numbers.map((number) => `hiphop_rap/${mbid(number + 30)}.jpg`),
    ...numbers.map((number) => `jazz/${mbid(number)}.jpg`),
  ]);
  expect(searches()).toHaveLength(4);
  const lock = (await read(root, "data/corpora/musicbrainz.lock.tsv")).toString().split("\n");
  expect(lock).toHaveLength(26);
  expect(lock[1]!.split("\t").slice(8)).toEqual([
    `http://caa.test:${server.port}/group/${mbid(30)}/front-500`,
    "none stated; Cover Art Archive",
    "-",
  ]);
});

test("npm run fetch -- musicbrainz takes the next release group where one has no cover", async () => {
  bare = [0, 1, 5, 30];
  expect((await fetchAll()).code).toBe(0);
  const found = await covers();
  expect(found.filter((name) => name.startsWith("jazz/"))).toHaveLength(12);
  expect(found).toContain(`jazz/${mbid(14)}.jpg`);
  const asked = server.asked.length;
  expect((await fetchAll()).code).toBe(0);
  expect(server.asked).toHaveLength(asked);
});

test("npm run fetch -- musicbrainz ends with code 1 when a genre has too few", async () => {
  bare = Array.from({ length: 25 }, (_, i) => i);
  expect((await fetchAll("--limit", "9")).code).toBe(1);
  expect((await covers()).filter((name) => name.startsWith("jazz/"))).toHaveLength(5);
});

test.each([
  ["no page", { error: "sorry" }],
  ["a page with an odd id", page({ id: "../../x" })],
])(
  "npm run fetch -- musicbrainz lists no genre by %s, says so, and keeps what came",
  async (_, odd) => {
    searchPage = (query) => (query.get("offset") === "0" ? listed(query) : odd);
    const { code, warnings } = await fetchAll();
    expect(code).toBe(1);
    expect(warnings.join("\n")).toMatch(/^cannot list jazz: (unexpected answer|release group)/m);
    expect((await covers()).filter((name) => name.startsWith("jazz/"))).toHaveLength(10);
  },
);

test.each(["", "{", "null", '{"offset":1e999}', '{"offset":-1,"complete":true,"mbids":[]}'])(
  "npm run fetch -- musicbrainz refuses the listing %j in one sentence",
  async (text) => {
    const path = join(root, "data/covers/musicbrainz/.jazz.json");
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    expect((await fetchAll()).warnings).toEqual([
      `error: not a listing: ${path} (remove it to list anew)`,
    ]);
  },
);

test("npm run fetch -- musicbrainz without --contact asks nobody", async () => {
  const { code, warnings } = await runFetch(["musicbrainz"], root, await sources());
  expect(code).toBe(1);
  expect(warnings).toEqual([
    "error: MusicBrainz asks its callers for a contact: --contact you@example.org",
  ]);
  expect(server.asked).toEqual([]);
});
