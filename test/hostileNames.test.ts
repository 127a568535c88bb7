import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import { csvParseRows } from "d3-dsv";
import { JSDOM } from "jsdom";
import { afterAll, describe, expect, test } from "vitest";
import { makeCorpus } from "../data/corpus/corpus.ts";
import { findChromium, launchChromium } from "../report/site/print/chromium.ts";
import type { Diff } from "../report/diff/read/change.ts";
import { renderMarkdown } from "../report/diff/render/markdown.ts";
import { renderDiffPage } from "../report/diff/render/page.ts";
import type { Edition } from "../report/edition/edition.ts";
import { feed } from "../report/release/feed.ts";
import { versionsPage } from "../report/release/versionsPage.ts";
import { browserScript } from "../report/site/browserScript.ts";
import { singleFile } from "../report/site/singleFile.ts";
import { renderSite } from "../report/site/site.ts";
import type { Site } from "../report/site/siteParts.ts";
import { readSources } from "../report/site/sources.ts";
import { writeSite } from "../report/site/write.ts";
import { sampleEdition } from "./report/sampleEdition.ts";

/** Runs in a browser if it becomes markup. */
const trap = `"><img src=x onerror="window.trapped=1"><script>window.trapped=1</script>`;
const genres = [
  trap,
  `' onmouseover='window.trapped=1`,
  "javascript:window.trapped=1",
  "=cmd|' /C calc'!A0",
  "@SUM(A1)",
  "__proto__",
  "constructor",
  "R&B #1",
  "R&B  #1",
  "50%? x",
  "</title></style></desc><svg onload=window.trapped=1>",
  "x".repeat(300),
  "🎸\u001b[2J\u202e&lt;b&gt;\n",
];

/** All but most of the PNG files, which have no names in them and take long. */
async function drawOrNot(
  name: string,
  _module: URL,
  data: unknown,
  draw: () => Promise<string>,
): Promise<string> {
  if (!/\/files\//.test(name) || /similarity-intersection$/.test(name)) return draw();
  return JSON.stringify({ svg: (data as { svg: string }).svg, png: "" });
}

function hostileEdition(): Edition {
  const edition = sampleEdition(trap, genres);
  const bad = genres.map((genre, i) => ({ id: `${genre}/${trap}${i}.jpg`, genre, reason: trap }));
  const absent = bad.map((cover) => ({ ...cover, id: `gone ${cover.id}`, state: "gone" as const }));
  return {
    ...edition,
    corpus: makeCorpus(trap, edition.corpus.covers, bad, "", absent),
    title: `Covers of ${trap}`,
    notices: [
      { analysis: "averagedImages", state: "stale", reasons: [trap] },
      { analysis: "transferLearning", state: "unavailable", reasons: [trap] },
    ],
  };
}

const sources = await readSources();
const files: Site = await renderSite([hostileEdition(), { ...hostileEdition(), results: {} }], {
  sources,
  cachedFigure: drawOrNot,
  url: "https://a.example/",
});
files.set("paper.html", singleFile(files, "index.html"));
files.set("diff.html", await renderDiffPage(hostileDiff(), new Map()));
const version = { tag: "v1", commit: "c".repeat(40), date: "2026-01-01T00:00:00Z" };
files.set("v/index.html", versionsPage([version], { v1: trap }));
files.set("feed.xml", feed([version], { title: trap, said: { v1: trap } }));

function hostileDiff(): Diff {
  const lists = { causes: [{ kind: "code" as const, text: trap }], curves: [], pictures: [] };
  const values = genres.map((genre) => ({
    id: `${trap}/a.${genre}`,
    kind: "text" as const,
    before: genre,
    after: trap,
    delta: null,
    interval: null,
    p: null,
    n: [null, null] as [null, null],
    verdict: "changed" as const,
    why: trap,
    causes: [trap],
  }));
  const numbers = genres.map((_, r) => genres.map((_, c) => r + c));
  const moved = { before: numbers, after: numbers.map((row) => row.map((n) => n + 1)), moved: 1 };
  const largest = [{ row: trap, column: trap, before: 1, after: 2 }];
  const matrix = { id: trap, kind: "matrix" as const, genres, ...moved, largest };
  return {
    base: trap,
    head: trap,
    altered: [{ id: trap, damage: [trap] }],
    unequal: [trap],
    contradictory: [{ id: trap, found: [trap] }],
    freshness: { known: true, stale: [{ id: trap, reasons: [trap], command: trap }] },
    packages: [{ name: trap, before: trap, after: trap, computes: true, direct: true }],
    params: [trap],
    auditRules: [trap],
    texts: [trap],
    wordings: [{ path: trap, gone: [trap], come: [trap] }],
    audit: [],
    repainted: [{ figure: trap, files: [trap] }],
    corpora: [
      {
        corpus: trap,
        renamed: [{ from: trap, to: trap, covers: 1, resplit: 1 }],
        moved: [[trap, trap]],
        came: [trap],
        went: [],
        genre: [],
        toTest: [],
        toTrain: [],
        covers: 0,
        file: [],
      },
    ],
    same: 0,
    gates: {
      failed: [{ id: trap, before: trap, after: trap, gate: trap }],
      accepted: [],
      edited: [trap],
    },
    claims: [
      {
        place: trap,
        corpus: trap,
        condition: trap,
        why: trap,
        sentence: trap,
        before: "true",
        after: "false",
        change: "now false",
      },
    ],
    results: [
      {
        id: trap,
        state: "changed",
        same: 0,
        values,
        matrices: [matrix],
        params: [[trap, trap]],
        ...lists,
      },
    ],
  } as unknown as Diff;
}

const named = (ending: string) => [...files.keys()].filter((path) => path.endsWith(ending)).sort();
const pages = named(".html");
const ownScripts = await Promise.all(
  (["start", "page"] as const).map((name) =>
    browserScript(name, (_name, _module, _data, draw) => draw()),
  ),
);
const documents = new Map(
  pages.map((path) => [path, new JSDOM(String(files.get(path))).window.document]),
);

const isAddress = /^(href|src|action|formaction|data|xlink:href)$/i;

/** What in a document would run or lead to code. */
/** Data; a file of the site; or the scripts of every page, which know no name. */
function isOwnScript(element: Element): boolean {
  if (element.getAttribute("type") === "application/ld+json") return true;
  const src = element.getAttribute("src");
  if (src !== null) return element.textContent === "" && /^(\.\.\/)?[\w-]+\.js$/.test(src);
  return ownScripts.some((script) => script.trim() === element.textContent.trim());
}

function dangers(document: Document): string[] {
  return [...document.querySelectorAll("*")].flatMap((element) => {
    const { tagName } = element;
    const runs = /^script$/i.test(tagName) && !isOwnScript(element);
    const bad = [...element.attributes].filter(
      ({ name, value }) =>
        /^on/i.test(name) || (isAddress.test(name) && /^\s*(javascript|vbscript):/i.test(value)),
    );
    return [
      ...(runs ? [`script: ${element.outerHTML.slice(0, 80)}`] : []),
      ...bad.map(({ name, value }) => `${tagName} ${name}=${value}`),
    ];
  });
}

describe("a site of hostile names", () => {
  test.each(pages)("%s has no script, no handler and no javascript: address", (path) => {
    const document = documents.get(path)!;
    expect(dangers(document)).toEqual([]);
    expect(document.querySelector('img[src="x"], desc svg, title *')).toBe(null);
    expect(document.body.textContent).toContain("<script>window.trapped=1</script>");
    for (const data of document.querySelectorAll('script[type="application/ld+json"]'))
      JSON.parse(data.textContent);
  });

  test("every page shows names as they are", () => {
    const document = documents.get("index.html")!;
    const heads = [...document.querySelectorAll("#table-corpus tbody th")];
    const shown = genres.map((name) => name.replaceAll("\u001b", "␛"));
    expect(new Set(heads.map(({ textContent }) => textContent))).toEqual(new Set(shown));
  });

  test("every link and picture of the site is one of its files", () => {
    const broken = pages.flatMap((path) => {
      const urls = [...documents.get(path)!.querySelectorAll("[href], [src]")].map(
        (element) => element.getAttribute("href") ?? element.getAttribute("src")!,
      );
      const targets = urls.filter(
        (url) => !/^(#|https:|data:)/.test(url) && !path.startsWith("v/"),
      );
      return targets.filter((url) => {
        const address = new URL(url, `https://a.example/${posix.dirname(path)}/x`);
        return !files.has(decodeURIComponent(address.pathname).replace(/^\/(\.\/)?/, ""));
      });
    });
    expect(broken).toEqual([]);
    for (const path of files.keys()) expect(path).toMatch(/^[\w./-]+$/);
    expect(new Set([...files.keys()].map((path) => path.toLowerCase())).size).toBe(files.size);
  });

  test("every SVG and the feed are XML without scripts", () => {
    const { DOMParser } = new JSDOM("").window;
    const paths = [...named(".svg"), ...named(".xml")];
    for (const path of paths) {
      const type = path.endsWith(".svg") ? "image/svg+xml" : "application/xml";
      const document = new DOMParser().parseFromString(String(files.get(path)), type);
      expect(document.querySelector("parsererror"), path).toBe(null);
      expect(dangers(document), path).toEqual([]);
    }
    expect(paths.length).toBeGreaterThan(20);
  });

  test("no cell of a CSV file is a formula or not a number", () => {
    for (const path of named(".csv"))
      for (const cell of csvParseRows(String(files.get(path))).flat()) {
        expect(cell, path).not.toMatch(/^[=@\t\r]|^[+-](?!\d)|NaN|\[native code\]|\[object/);
      }
    expect(named(".csv").length).toBeGreaterThan(10);
  });

  test("results.json and every JSON file hold every genre by its name", () => {
    const { corpora } = JSON.parse(String(files.get("results.json")));
    expect(new Set(corpora[0].genres)).toEqual(new Set(genres));
    for (const path of named(".json"))
      expect(() => JSON.parse(String(files.get(path)))).not.toThrow();
  });

  test("the comment to a review has no markup of theirs, and mentions nobody", () => {
    const text = renderMarkdown(hostileDiff()).replaceAll(/`[^`\n]*`/g, "");
    expect(text).not.toMatch(/@[\w-]/);
    expect(text).not.toMatch(/(?<!\\)<(?!\/?(details|summary)>|!--)/);
  });
});

const executablePath = await findChromium();
const folder = mkdtempSync(join(tmpdir(), "hostile-"));
afterAll(() => rmSync(folder, { recursive: true }));

test.skipIf(!executablePath)(
  "a site of hostile names runs nothing in Chromium, with its policy and without",
  async () => {
    await writeSite(join(folder, "site"), files, join(folder, "record.json"));
    for (const bypassCSP of [false, true]) {
      const browser = await launchChromium(executablePath!);
      const context = await browser.newContext({ bypassCSP });
      const tab = await context.newPage();
      for (const path of pages) {
        await tab.goto(pathToFileURL(join(folder, "site", path)).href);
        const trapped = await tab.evaluate(() => "trapped" in window);
        expect(trapped, path).toBe(false);
      }
      await browser.close();
    }
  },
  120_000,
);

test.skipIf(!executablePath)(
  "no page of a site with a name of 300 letters scrolls sideways on a phone",
  async () => {
    await writeSite(join(folder, "site"), files, join(folder, "record.json"));
    const browser = await launchChromium(executablePath!);
    const tab = await browser.newPage({ viewport: { width: 390, height: 800 } });
    for (const path of pages) {
      await tab.goto(pathToFileURL(join(folder, "site", path)).href);
      const width = await tab.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
        return document.documentElement.scrollWidth;
      });
      expect({ path, width }).toEqual({ path, width: 390 });
    }
    await browser.close();
  },
  120_000,
);
