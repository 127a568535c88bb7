import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { JSDOM } from "jsdom";
import { afterAll, beforeAll, expect, test } from "vitest";
import { editPages } from "../../../report/git/editPages.ts";
import { keepSite } from "../../../report/git/keepSite.ts";
import { release as command } from "../../../report/command/release.ts";
import { releaseCommand, type ReleaseEdge } from "../../../report/release/releaseCommand.ts";
import { copyProject, type Project } from "../diff/project.ts";

let project: Project;
const lines: string[] = [];
let [verified, built] = [0, 0];
beforeAll(() => void (project = copyProject()), 300_000);
afterAll(() => project.remove(), 60_000);

const write = async (path: string, text: string) => {
  mkdirSync(dirname(join(project.root, path)), { recursive: true });
  writeFileSync(join(project.root, path), text);
};

const release = (...argv: string[]) => releaseIn(project.root, ...argv);

/** Stands for the build of a version, from the version's own files. */
async function build(dir: string, target: string): Promise<void> {
  built += 1;
  const text = readFileSync(join(dir, "report/paper.md"), "utf8").slice(0, 5);
  const page = `<html><head></head><body><header></header><p>${text}</p><footer></footer></body></html>`;
  mkdirSync(join(target, "control"), { recursive: true });
  for (const path of ["index.html", "control/index.html", "404.html"])
    writeFileSync(join(target, path), page);
}

async function releaseIn(root: string, ...argv: string[]): Promise<void> {
  const edge: ReleaseEdge = {
    root,
    line: (text) => lines.push(text),
    write,
    verify: async () => void (verified += 1),
    keepSite: (version, target) =>
      keepSite(version, join(project.root, target), {
        root: project.root,
        kept: join(project.root, ".cache/versions"),
        build,
      }),
    editPages: (dir, change) => editPages(join(project.root, dir), change),
  };
  return releaseCommand(await command.parse(argv), edge);
}

test(
  "release TAG, twice, then --site DIR: each version's own site, and what changed between them",
  { timeout: 300_000 },
  async () => {
    await release("v1");
    expect(lines.at(-1)).toBe("v1: First release");
    project.edit("report/paper.md", (text) => `NEW.\n${text}`);
    project.editResult("bandcamp/histogramSimilarity", ({ parts, result }) => {
      parts.code = "0".repeat(64);
      (result["covers"] as Record<string, number>)["pop"] = 979;
    });
    project.commit("other numbers");
    await release("v1.1");
    expect(lines.at(-1)).toBe("v1.1: Since v1: Results: 1 changed (values: 1 changed); prose: 1");
    expect(project.git("tag", "--list", "--format=%(contents:subject)", "v1.1")).toContain(
      "Since v1",
    );
    expect(verified).toBe(2);
    await build(project.root, join(project.root, "dist"));
    await release("--site", "dist", "--url", "https://example.org/p");
    const page = (path: string) => readFileSync(join(project.root, "dist/v", path), "utf8");
    expect(page("v1.1/index.html")).toContain("<p>NEW.\n</p>");
    expect(page("v1/index.html")).not.toContain("NEW.");
    expect(page("v1.1/changes.html")).toContain("<code>v1</code> to <code>v1.1</code>");
    expect(page("index.html")).toMatch(
      /v1\.1\/index\.html[\s\S]*v1\.1\/changes\.html[\s\S]*v1\/index\.html/,
    );
    expect(project.git("worktree", "list").split("\n")).toHaveLength(1);
  },
);

test("release --site DIR links pages, versions and feed to each other, once, and builds a commit once", async () => {
  const tree = () =>
    readdirSync(join(project.root, "dist"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8"));
  const [before, times] = [tree(), built];
  await release("--site", "dist", "--url", "https://example.org/p/");
  expect(tree()).toEqual(before);
  expect(built).toBe(times);
  const page = (path: string) => readFileSync(join(project.root, "dist", path), "utf8");
  const feedLink = (href: string) =>
    `<link rel="alternate" type="application/atom+xml" title="Versions" href="${href}">\n</head>`;
  expect(page("control/index.html")).toContain(feedLink("../feed.xml"));
  expect(page("index.html")).toMatch(/href="v\/index\.html".*\n<\/footer>/);
  expect(page("v/v1/control/index.html")).toContain(feedLink("../../../feed.xml"));
  expect(page("v/v1/control/index.html")).toMatch(
    /This is version v1 of \d{4}-\d\d-\d\d: <a href="\.\.\/\.\.\/\.\.\/index\.html">/,
  );
  expect(page("v/v1.1/changes.html")).toMatch(
    /This is what version <a href="index\.html">v1\.1<\/a> of \d{4}-\d\d-\d\d changed: <a href="\.\.\/\.\.\/index\.html">/,
  );
  expect(page("404.html")).not.toContain("feed.xml");
});

test("release --site DIR writes a feed as RFC 4287 says: ids and dates of the commits, absolute links", () => {
  const xml = readFileSync(join(project.root, "dist/feed.xml"), "utf8");
  const parsed = new JSDOM(xml, { contentType: "application/xml" }).window.document;
  const children = (parent: Element, name: string) =>
    [...parent.children].filter(({ localName }) => localName === name);
  const feed = parsed.documentElement;
  expect([feed.localName, feed.namespaceURI]).toEqual(["feed", "http://www.w3.org/2005/Atom"]);
  const entries = children(feed, "entry");
  expect(entries.map((entry) => children(entry, "title")[0]!.textContent)).toEqual(["v1.1", "v1"]);
  for (const element of [feed, ...entries]) {
    const [ids, dates] = [children(element, "id"), children(element, "updated")];
    expect(children(element, "title")).toHaveLength(1);
    expect(ids.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(
        /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
      ),
    ]);
    expect(dates.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/),
    ]);
  }
  expect(
    new Set([...parsed.querySelectorAll("id")].map(({ textContent }) => textContent)).size,
  ).toBe(3);
  expect(children(feed, "author").map((author) => author.textContent)).toHaveLength(1);
  const date = project.git("log", "-1", "--format=%cI", "v1");
  expect(children(entries[1]!, "updated")[0]!.textContent).toBe(date);
  const links = [...parsed.querySelectorAll("link")].map((link) => [
    link.getAttribute("rel"),
    link.getAttribute("href"),
  ]);
  expect(links).toEqual([
    ["self", "https://example.org/p/feed.xml"],
    ["alternate", "https://example.org/p/v/index.html"],
    ["alternate", "https://example.org/p/v/v1.1/index.html"],
    ["related", "https://example.org/p/v/v1.1/changes.html"],
    ["alternate", "https://example.org/p/v/v1/index.html"],
  ]);
});

test(
  "release refuses what is no version, a tag that is there, and uncommitted changes",
  { timeout: 300_000 },
  async () => {
    await expect(release("1.0")).rejects.toThrow(
      "not a version: 1.0 (expected v1, v1.2 or v1.2.3)",
    );
    await expect(release()).rejects.toThrow("give a tag, or --site DIR");
    await expect(release("v1")).rejects.toThrow("there is a tag v1 already");
    project.edit("report/paper.md", (text) => `${text}\n`);
    await expect(release("v2")).rejects.toThrow("uncommitted changes");
  },
);

test(
  "release refuses a shallow clone, where earlier tags may be missing",
  { timeout: 300_000 },
  async () => {
    const clone = mkdtempSync(join(tmpdir(), "shallow-"));
    const origin = pathToFileURL(project.root).href;
    project.git("clone", "--quiet", "--depth=1", origin, clone);
    await expect(releaseIn(clone, "v2")).rejects.toThrow(
      "this clone is shallow: earlier tags may be missing (git fetch --unshallow --tags origin; in a workflow fetch-depth: 0)",
    );
    rmSync(clone, { recursive: true });
  },
);

test(
  "release --site DIR without a version says so and writes nothing",
  { timeout: 300_000 },
  async () => {
    project.git("tag", "--delete", "v1", "v1.1");
    await release("--site", "empty");
    expect(lines.at(-1)).toBe("no versions yet: npm run release -- v1 makes one");
    expect(existsSync(join(project.root, "empty"))).toBe(false);
  },
);
