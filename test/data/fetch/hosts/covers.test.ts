import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../../../data/hash.ts";
import { coverSite, faulty, good, others, pictureAt, pictures, rows, send } from "../coverSite.ts";
import { loopbackSources, runFetch } from "../loopback.ts";
import { drawCover, filesBelow, read } from "../pictures.ts";

const site = coverSite();

describe("npm run fetch -- covers", () => {
  test("puts every cover of the table in its place and lists them in the lock", async () => {
    site.answer = good;
    const { code, warnings } = await site.fetchCovers();
    expect({ code, warnings }).toEqual({ code: 0, warnings: [] });
    expect(await site.covers()).toEqual(rows);
    for (const row of rows)
      expect(await read(site.root, "data/covers/bandcamp", row)).toEqual(pictures.get(row));
    const lines = (await site.lock()).split("\n");
    expect(lines[1]!.split("\t").slice(0, 2)).toEqual(["pop/a1.jpg", "pop"]);
    expect(lines[1]!.split("\t").slice(8)).toEqual([
      `http://f1.test:${site.server.port}/img/a1_2.jpg`,
      "none stated; the artist's property",
      "-",
    ]);
  });

  test("says before anything is asked how much, from where and to where; --dry-run asks nobody", async () => {
    site.answer = good;
    const { code, lines } = await site.fetchCovers(["--dry-run"]);
    expect(code).toBe(0);
    const hosts = `f1.test:${site.server.port}, f4.test:${site.server.port}, table.test:${site.server.port}`;
    expect(lines[1]).toBe(
      `  covers: 12 to fetch (0 here), about 313 kB, from ${hosts}, to data/covers/bandcamp`,
    );
    expect(site.server.asked).toEqual([]);
    expect(await filesBelow(site.root)).toEqual({});
  });

  test("asks for nothing twice: a second run finds everything here", async () => {
    site.answer = good;
    await site.fetchCovers();
    const asked = site.server.asked.length;
    const { code, lines } = await site.fetchCovers();
    expect(code).toBe(0);
    expect(site.server.asked).toHaveLength(asked);
    expect(lines[1]).toBe("  covers: nothing to fetch (12 here) in data/covers/bandcamp");
  });

  test("--genre and --limit fetch a part and leave the lock", async () => {
    site.answer = good;
    const { code } = await site.fetchCovers(["--genre", "rock", "--limit", "1"]);
    expect(code).toBe(0);
    expect(await site.covers()).toEqual(["rock/a11.jpg"]);
    await expect(site.lock()).rejects.toThrow("ENOENT");
  });

  test("tells the hosts who asks, and that compression is not wanted", async () => {
    site.answer = good;
    await site.fetchCovers(["--contact", "reader@example.org"]);
    const { headers } = site.server.requests.at(-1)!;
    expect(headers["user-agent"]).toMatch(/^genre-from-cover-art\/[0-9.]+ \(reader@example.org\)$/);
    expect(headers["accept-encoding"]).toBe("identity");
  });

  test("asks the fall-back when the listed link is gone", async () => {
    site.answer = (request, response) =>
      request.headers.host!.startsWith("f1.")
        ? response.writeHead(404).end()
        : good(request, response);
    const { code } = await site.fetchCovers();
    expect(code).toBe(0);
    expect(await site.covers()).toEqual(rows);
    expect(await site.lock()).toContain(`http://f4.test:${site.server.port}/img/a11_2.jpg`);
  });

  test("asks the fall-back when the first host's name is unknown, and gives that host up", async () => {
    site.answer = good;
    const sources = await loopbackSources(site.server.port, rows);
    const [first] = sources.bandcamp.hosts;
    sources.bandcamp.candidates[0] = `http://unknown.test:${site.server.port}/img/a{1}_2.jpg`;
    first!.host = `unknown.test:${site.server.port}`;
    const { code } = await runFetch(["covers"], site.root, sources);
    expect(code).toBe(0);
    expect(await site.covers()).toEqual(rows);
  });
});

describe("a cover that is not there", () => {
  test.each([404, 410])(
    "%i from every URL: gone, in the lock, and not asked for again",
    async (status) => {
      site.answer = faulty((_, response) => response.writeHead(status).end());
      const { code } = await site.fetchCovers();
      expect(code).toBe(0);
      expect(await site.covers()).toEqual(others);
      const [f1, f4] = [`f1.test:${site.server.port}`, `f4.test:${site.server.port}`];
      expect(await site.lock()).toContain(
        `pop/a2.jpg\tpop\tgone\t-\t-\t-\t-\t-\t-\t-\t${status} from ${f1}; ${status} from ${f4}\n`,
      );
      const asked = site.server.asked.length;
      await site.fetchCovers();
      expect(site.server.asked).toHaveLength(asked);
    },
  );

  test("--retry-gone asks again", async () => {
    site.answer = faulty((_, response) => response.writeHead(404).end());
    await site.fetchCovers();
    site.answer = good;
    await site.fetchCovers(["--retry-gone"]);
    expect(await site.covers()).toEqual(rows);
    expect(await site.lock()).not.toContain("gone");
  });

  test("a genre that is gone as a whole ends with code 1", async () => {
    site.answer = ({ url }, response) =>
      /a[1-6]_/.test(url!) ? response.writeHead(404).end() : send(response, pictureAt(url));
    expect((await site.fetchCovers(["--limit", "9"])).code).toBe(1);
  });
});

describe("npm run fetch -- covers --verify", () => {
  test("compares the files with the lock, and asks nobody", async () => {
    site.answer = good;
    await site.fetchCovers();
    const asked = site.server.asked.length;
    expect((await site.fetchCovers(["--verify"])).code).toBe(0);
    await writeFile(join(site.root, "data/covers/bandcamp/pop/a1.jpg"), await drawCover("another"));
    await rm(join(site.root, "data/covers/bandcamp/pop/a2.jpg"));
    const { code, lines, warnings } = await site.fetchCovers(["--verify"]);
    expect(code).toBe(1);
    expect(lines).toEqual(["data/corpora/bandcamp.lock.tsv: 12 covers, 10 here as listed"]);
    expect(warnings[0]).toBe(
      "  not as listed: 1 missing, 0 same picture encoded anew, 1 other picture",
    );
    expect((await site.fetchCovers(["--verify", "--genre", "rock"])).code).toBe(0);
    expect(site.server.asked).toHaveLength(asked);
  });
});

describe("what lies on the disk already", () => {
  const put = async (id: string, content: string | Buffer): Promise<void> => {
    await mkdir(join(site.root, "data/covers/bandcamp", id, ".."), { recursive: true });
    await writeFile(join(site.root, "data/covers/bandcamp", id), content);
  };

  test("parts of a killed run go; covers put there by hand stay", async () => {
    site.answer = good;
    await put("pop/.a1.jpg.part", "half a cov");
    const mine = await drawCover("mine");
    await put("pop/a1.jpg", mine);
    expect((await site.fetchCovers()).code).toBe(0);
    expect(await site.covers()).toEqual(rows);
    expect(await read(site.root, "data/covers/bandcamp/pop/a1.jpg")).toEqual(mine);
    expect(site.server.asked.join()).not.toContain("/img/a1_");
    expect((await site.lock()).split("\n")[1]).toMatch(/\t-\t-\t-$/);
  });

  test("a cover of another size than was fetched is fetched again", async () => {
    site.answer = good;
    await site.fetchCovers();
    await put("pop/a1.jpg", "torn");
    await site.fetchCovers();
    expect(await read(site.root, "data/covers/bandcamp/pop/a1.jpg")).toEqual(
      pictures.get("pop/a1.jpg"),
    );
  });

  test("covers in the lock keep their side when others arrive", async () => {
    site.answer = good;
    await site.fetchCovers();
    const before = await site.lock();
    const flipped = before
      .replaceAll("\ttrain\t", "\tT\t")
      .replaceAll("\ttest\t", "\ttrain\t")
      .replaceAll("\tT\t", "\ttest\t");
    await writeFile(join(site.root, "data/corpora/bandcamp.lock.tsv"), flipped);
    await rm(join(site.root, "data/covers/bandcamp/pop/a1.jpg"));
    await site.fetchCovers();
    expect(await site.lock()).toBe(flipped);
  });

  test("a re-encoded cover is told from another picture", async () => {
    site.answer = good;
    const { default: sharp } = await import("sharp");
    await put(
      "pop/a1.jpg",
      await sharp(pictures.get("pop/a1.jpg")).jpeg({ quality: 60 }).toBuffer(),
    );
    await put("pop/a2.jpg", await drawCover("another"));
    await site.fetchCovers();
    await rm(join(site.root, "data/covers/bandcamp/pop"), { recursive: true });
    const { lines } = await site.fetchCovers();
    expect(lines.join("\n")).toMatch(
      /10 same bytes, 1 same picture encoded anew, 1 other picture, 0 new, 0 no longer here\n +other picture: pop\/a2.jpg \([0-9]+ of 64 bits differ\)/,
    );
  });
});

describe("the link table", () => {
  test("comes from the next mirror when the first has another", async () => {
    site.answer = good;
    const sources = await loopbackSources(site.server.port, rows);
    sources.bandcamp.linkTable.urls[0] = `http://table.test:${site.server.port}/img/a1_2.jpg`;
    expect((await runFetch(["covers"], site.root, sources)).code).toBe(0);
    expect(site.server.asked).toContain("mirror.test /links.tsv");
  });

  test("with a wrong checksum is not used, nor kept", async () => {
    site.answer = good;
    const sources = await loopbackSources(site.server.port, rows);
    sources.bandcamp.linkTable.sha256 = "0".repeat(64);
    const { code, warnings } = await runFetch(["covers"], site.root, sources);
    expect(code).toBe(1);
    expect(warnings.join()).toContain("cannot fetch the link table: checksum mismatch");
    expect(Object.keys(await filesBelow(join(site.root, "data")))).toEqual([]);
  });

  test("that cannot be had does not stop the weights", async () => {
    const content = "weights";
    const table = await loopbackSources(site.server.port, rows);
    const file = {
      name: "net",
      file: "net.pth",
      sizeBytes: 7,
      exact: true,
      sha256: sha256(content),
    };
    const sources = { ...table, weights: { ...table.weights, files: [file] } };
    sources.bandcamp.linkTable.urls = [`http://table.test:${site.server.port}/gone.tsv`];
    site.answer = ({ url }, response) =>
      url === "/net.pth" ? send(response, content, "") : response.writeHead(404).end();
    const { code, warnings } = await runFetch([], site.root, sources);
    expect(code).toBe(1);
    expect(warnings.join()).toContain("cannot fetch the link table: 404 from table.test");
    expect(await filesBelow(join(site.root, "data"))).toEqual({ "weights/net.pth": 7 });
  });
});
