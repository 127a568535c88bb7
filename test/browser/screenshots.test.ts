import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launchChromium } from "../../report/site/print/chromium.ts";
import { committedSite } from "../support/committedSite.ts";
import { compare, type Picture, readPicture, writeRow, writeWebp } from "../screenshots/compare.ts";

/*
Every page of the committed results, whole, in two windows, beside the picture of it in screenshots/references. They are
kept small: three or four pixels of the page are one of the picture. Squares are compared, so that what is missing
anywhere counts, however long the page. What must not count: words and lines stand where they stood on any machine, as
the fonts are the site's and hinting is off; numbers in text and tables, keys and code are masked; marks in figures may
move by a pixel or two. A result that moves them farther, new words and new pages make new references:
`npm run test:screenshots -- --update`, after a look at the differences in .cache/screenshots (before, now, difference).
*/
const shown = join(import.meta.dirname, "../screenshots/readme");
const references = join(import.meta.dirname, "../screenshots/references");
const differences = join(import.meta.dirname, "../../.cache/screenshots");
const update = process.env["UPDATE"] === "true";
const windows = [
  { width: 390, height: 844, scale: 3 },
  { width: 1280, height: 900, scale: 4 },
];
const executablePath = await findChromium();

describe.skipIf(!executablePath)("every page (skipped without Chromium)", () => {
  let site: Awaited<ReturnType<typeof committedSite>>;
  let browser: Browser;

  beforeAll(async () => {
    site = await committedSite();
    browser = await launchChromium(executablePath!, ["--font-render-hinting=none"]);
    for (const folder of [references, differences, shown]) mkdirSync(folder, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(site.folder, { recursive: true });
  });

  test.each(windows)("looks as before at $width px", async (window) => {
    const asked = { viewport: window, reducedMotion: "reduce", bypassCSP: true } as const; // for a style of its own
    const tab = await browser.newPage(asked);
    const problems: string[] = [];
    for (const path of site.pages) {
      const name = `${path.replace("/", "-").replace(".html", "")}-${window.width}`;
      await tab.goto(pathToFileURL(join(site.folder, path)).href);
      const now = await readPicture(await shoot(tab), window.scale);
      const problem = await judge(name, now, window.scale);
      if (problem !== null) problems.push(problem);
    }
    expect(problems).toEqual([]);
    await tab.close();
  });

  test.each(["index", "poster"])(
    "%s has its first screen in README.md, taken anew with the others",
    async (page) => {
      const path = join(shown, `${page}.webp`);
      if (update) {
        const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
        await tab.goto(pathToFileURL(join(site.folder, `${page}.html`)).href);
        await sharp(await tab.screenshot())
          .webp({ quality: 80 })
          .toFile(path);
        await tab.close();
      }
      const { width, height } = await sharp(path).metadata();
      expect({ width, height }).toEqual({ width: 1280, height: 800 });
    },
  );

  test("has a picture, and every picture a page", () => {
    const names = site.pages.flatMap((path) =>
      windows.map(({ width }) => `${path.replace("/", "-").replace(".html", "")}-${width}.webp`),
    );
    const present = readdirSync(references);
    if (update)
      for (const name of present) if (!names.includes(name)) rmSync(join(references, name));
    expect(readdirSync(references).sort()).toEqual(names.sort());
  });
});

async function shoot(tab: Page): Promise<Buffer> {
  await tab.addStyleTag({ content: "code, pre { font-family: var(--sans) !important }" });
  await tab.evaluate(async () => {
    for (const number of document.querySelectorAll("data, td.number")) number.textContent = "00";
    for (const code of document.querySelectorAll("code"))
      code.textContent = code.textContent!.replaceAll(/\w/g, "0");
    await document.fonts.ready;
  });
  return tab.screenshot({ fullPage: true });
}

/** What is wrong with a page's picture; null where it is as before, or is now the one to compare with. */
async function judge(name: string, now: Picture, scale: number): Promise<string | null> {
  const path = join(references, `${name}.webp`);
  const picture = join(differences, `${name}.png`);
  rmSync(picture, { force: true });
  if (!existsSync(path) && !update)
    return `${name}: no picture to compare with; npm run test:screenshots -- --update`;
  const before = existsSync(path) ? await readPicture(path) : now;
  const { squares, difference } = compare(before, now);
  if (update) {
    if (squares.length > 0 || before === now) await writeWebp(now, path);
    return null;
  }
  if (squares.length === 0) return null;
  await writeRow([before, now, difference], picture);
  const { x, y } = squares[0]!;
  return `${name}: ${squares.length} squares differ, the first at ${x * scale}, ${y * scale} px; see ${picture}, and if it is meant: npm run test:screenshots -- --update`;
}

describe("compare(first, second)", () => {
  /** A light page with a dark bar. */
  const page = (height: number, bar: { top: number; level: number }): Picture => {
    const data = new Uint8Array(40 * height * 4).fill(253);
    data.fill(bar.level, bar.top * 40 * 4, (bar.top + 4) * 40 * 4);
    return { data, width: 40, height };
  };

  test.each([
    ["the same", page(32, { top: 8, level: 40 }), []],
    ["a shade lighter", page(32, { top: 8, level: 50 }), []],
    ["longer by empty lines", page(40, { top: 8, level: 40 }), []],
    ["without the bar", page(32, { top: 8, level: 253 }), [8]],
    ["with the bar four lines below", page(32, { top: 12, level: 40 }), [8]],
    ["with the bar elsewhere", page(32, { top: 24, level: 40 }), [8, 24]],
  ])("of a page and one that is %s", (_words, other, expected) => {
    const { squares } = compare(page(32, { top: 8, level: 40 }), other);
    expect([...new Set(squares.map(({ y }) => y))]).toEqual(expected);
  });
});
