import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { analyses } from "../analyses/index.ts";
import { readResult } from "../analyses/results.ts";
import { type CorpusName, openCorpus } from "../data/openCorpus.ts";
import type { Edition } from "../report/edition.ts";
import { readSources } from "../report/sources.ts";
import { renderSite } from "../report/site.ts";

const root = join(import.meta.dirname, "..");

/** The edition of a corpus from its committed results. */
async function committed(name: CorpusName): Promise<Edition> {
  const { corpus } = await openCorpus(name, { root, onProgress: () => {} });
  const edition: Edition = { corpus, title: name, results: {}, images: {}, notices: [] };
  for (const analysis of Object.keys(analyses)) {
    const stored = await readResult(join(root, "analyses/results", name), analysis);
    if ("problem" in stored) throw new Error(`${name}/${analysis}: ${stored.problem}`);
    Object.assign(edition.results, { [analysis]: stored.result });
    edition.images[analysis] = stored.images;
  }
  return edition;
}

const executablePath = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find(existsSync);

describe.skipIf(!executablePath)(
  "the page in Chromium (skipped where there is none)",
  { timeout: 60_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), "site-"));
    const page = pathToFileURL(join(folder, "index.html")).href;
    let browser: Browser;

    beforeAll(async () => {
      const editions = [await committed("bandcamp"), await committed("control")];
      const sources = await readSources();
      const files = await renderSite(editions, {
        sources,
        cachedFigure: (_name, _module, _data, draw) => draw(),
      });
      for (const [path, content] of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
      const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
      const quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ];
      browser = await chromium.launch({
        executablePath: executablePath!,
        args: [...args, ...quiet],
      });
    }, 60_000);

    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true });
    });

    test.each([
      [390, "light"],
      [390, "dark"],
      [1280, "light"],
      [1920, "dark"],
    ] as const)(
      "at %i px, %s: nothing scrolls sideways, every picture loads, nothing comes from elsewhere",
      async (width, colorScheme) => {
        const tab = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
        const problems: string[] = [];
        tab.on("pageerror", (error) => problems.push(error.message));
        tab.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
        tab.on("request", (request) => {
          if (!/^(file|data):/.test(request.url())) problems.push(`elsewhere: ${request.url()}`);
        });
        await tab.goto(page);
        const facts = await tab.evaluate(() => ({
          wide: document.documentElement.scrollWidth > window.innerWidth,
          broken: [...document.images].filter((image) => image.complete && image.naturalWidth === 0)
            .length,
          pictures: document.images.length > 0,
        }));
        expect({ ...facts, problems }).toEqual({
          wide: false,
          broken: 0,
          pictures: true,
          problems: [],
        });
        await tab.close();
      },
    );

    test("dark pages have a dark ground and light text", async () => {
      const tab = await browser.newPage({ colorScheme: "dark" });
      await tab.goto(page);
      const [ground, ink] = await tab.evaluate(() => {
        const style = getComputedStyle(document.body);
        const level = (colour: string) =>
          Math.max(...(colour.match(/\d+/g) ?? []).slice(0, 3).map(Number));
        return [level(style.backgroundColor), level(style.color)];
      });
      expect(ground).toBeLessThan(60);
      expect(ink).toBeGreaterThan(180);
      await tab.close();
    });

    test("is readable without JavaScript", async () => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const tab = await context.newPage();
      await tab.goto(page);
      expect(await tab.locator("h1").innerText()).not.toBe("");
      expect(await tab.locator("svg[role=img]").count()).toBeGreaterThan(3);
      await context.close();
    });
  },
);
