import { rmSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launchChromium } from "../../report/site/print/chromium.ts";
import type { Site } from "../../report/site/siteParts.ts";
import { committedSite } from "../support/committedSite.ts";
import { type Served, serveFiles } from "../support/serveFiles.ts";

const executablePath = await findChromium();

describe.skipIf(!executablePath)("where scripts run (skipped without Chromium)", () => {
  let site: { folder: string; files: Site; pages: string[] };
  let browser: Browser;
  let host: Served;
  let start = "";

  beforeAll(async () => {
    site = await committedSite();
    browser = await launchChromium(executablePath!);
    host = await serveFiles(site.files);
    start = `${host.address}/`;
  });
  afterAll(async () => {
    await browser?.close();
    host?.close();
    rmSync(site.folder, { recursive: true });
  });

  const open = async (path: string, width = 1280): Promise<Page> => {
    const tab = await browser.newPage({ viewport: { width, height: 900 } });
    await tab.goto(`${start}${path}`);
    await tab.evaluate(unfold);
    return tab;
  };

  test("all scripts but those of the page Try are less than 20 KB, compressed", () => {
    const scripts = [...site.files.keys()].filter((path) => /^(?!try).*\.js$/.test(path));
    expect(scripts).toContain("page.js");
    const sizes = scripts.map((path) => gzipSync(site.files.get(path)!).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(20_000);
  });

  test("what a sentence rests on opens to a pointer, to focus and to a click, and closes", async () => {
    const tab = await open("index.html");
    const mark = tab.locator(".check").first();
    const evidence = tab.locator(".evidence").first();
    await mark.hover();
    expect(await evidence.isVisible()).toBe(true);
    expect(await evidence.textContent()).toMatch(/come from .*liteCrossValidation/s);
    await tab.mouse.move(5, 5);
    expect(await evidence.isVisible()).toBe(false);
    await mark.click();
    await tab.mouse.move(5, 5);
    expect(await evidence.isVisible()).toBe(true);
    await tab.keyboard.press("Escape");
    expect(await evidence.isVisible()).toBe(false);
    await tab.locator("h1").click();
    for (let steps = 0; steps < 60 && !(await evidence.isVisible()); steps++)
      await tab.keyboard.press("Tab");
    expect(await evidence.isVisible()).toBe(true);
    await tab.close();
  });

  test("and to a tap without any script", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, hasTouch: true });
    const tab = await context.newPage();
    await tab.goto(`${start}index.html`);
    await tab.locator(".check").first().tap();
    expect(await tab.locator(".evidence").first().isVisible()).toBe(true);
    await context.close();
  });

  test("a mark of a figure says its value to a pointer and to a finger", async () => {
    const context = await browser.newContext({ hasTouch: true });
    const tab = await context.newPage();
    await tab.goto(`${start}index.html`);
    const tip = tab.locator(".tip");
    const cell = tab.locator("#figure-genreSimilarity .ramp rect").first();
    await cell.hover();
    expect(await tip.textContent()).toBe(await cell.getAttribute("data-value"));
    await tab.mouse.move(2, 2);
    expect(await tip.isVisible()).toBe(false);
    const dot = tab.locator("#figure-finding .filled circle").first();
    await dot.tap();
    expect(await tip.textContent()).toMatch(/^SVM on pixels: \d/);
    const number = tab.locator("main p data").first();
    await number.hover();
    expect(await tip.textContent()).toMatch(/^[\w.*]+ ?/);
    await context.close();
  });

  test("one genre picked lights up everywhere, and Escape ends it", async () => {
    const tab = await open("index.html");
    const metal = tab.getByRole("button", { name: "metal", exact: true });
    await metal.click();
    expect(await metal.getAttribute("aria-pressed")).toBe("true");
    const lit = tab.locator("[data-genres].lit");
    const genres = await lit.evaluateAll((marks) =>
      marks.map((mark) => mark.getAttribute("data-genres")!),
    );
    expect(genres.length).toBeGreaterThan(40);
    expect(genres.every((text) => text.split("|").includes("metal"))).toBe(true);
    const figures = await lit.evaluateAll(
      (marks) => new Set(marks.map((mark) => mark.closest("figure")!.id)).size,
    );
    expect(figures).toBeGreaterThan(5);
    await tab.keyboard.press("Escape");
    expect(await lit.count()).toBe(0);
    await tab.locator("#figure-selfRanks text", { hasText: "pop" }).first().click();
    expect(await lit.first().getAttribute("data-genres")).toContain("pop");
    await tab.close();
  });

  test("a table sorts by a column, up, down and back", async () => {
    const tab = await open("index.html");
    const table = tab.locator("#table-corpus table");
    const names = () => table.locator("tbody th").allInnerTexts();
    const before = await names();
    const head = table.locator("thead th", { hasText: "found" });
    await head.locator("button").click();
    expect(await head.getAttribute("aria-sort")).toBe("descending");
    const found = await table.locator("tbody td:nth-child(3)").allInnerTexts();
    expect(found.map(Number)).toEqual([...found.map(Number)].sort((a, b) => b - a));
    await head.locator("button").press("Enter");
    expect((await table.locator("tbody td:nth-child(3)").allInnerTexts())[0]).toBe("0");
    await head.locator("button").click();
    expect(await names()).toEqual(before);
    await tab.close();
  });

  test("the scheme chosen holds on other pages, and from the first pixel", async () => {
    const tab = await open("index.html");
    await tab.getByRole("radio", { name: "Dark" }).check();
    await tab.goto(`${start}control/methods.html`);
    expect(await tab.getByRole("radio", { name: "Dark" }).isChecked()).toBe(true);
    expect(await tab.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(
      "dark",
    );
    await tab.getByRole("radio", { name: "Auto" }).check();
    await tab.reload();
    expect(await tab.locator("html").getAttribute("data-scheme")).toBe("auto");
    await tab.close();
  });

  test("a figure fills the screen, and is as before when that ends", async () => {
    const tab = await open("index.html");
    const figure = tab.locator("#figure-featureCurves");
    const plot = figure.locator(".plot");
    const before = (await plot.boundingBox())!.width;
    await figure.getByRole("button", { name: /^Enlarge Figure \d+$/ }).click();
    await expect.poll(async () => (await plot.boundingBox())!.width).toBeGreaterThan(before * 1.5);
    await tab.evaluate(() => document.exitFullscreen());
    await expect.poll(async () => (await plot.boundingBox())!.width).toBe(before);
    await tab.close();
  });

  test("how to cite is copied by a button", async () => {
    const context = await browser.newContext({
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const tab = await context.newPage();
    await tab.goto(`${start}index.html`);
    await tab.getByRole("button", { name: "Copy" }).click();
    await tab.getByRole("button", { name: "Copied" }).waitFor();
    const copied = await tab.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await tab.locator(".bibtex").textContent());
    await context.close();
  });

  test.each([390, 1280])("no word in a figure is smaller than 11 px at %i px", async (width) => {
    const tab = await open("index.html", width);
    const small: string[] = [];
    for (const path of site.pages.filter((path) => path !== "poster.html")) {
      await tab.goto(`${start}${path}`);
      await tab.evaluate(unfold);
      small.push(...(await tab.evaluate(smallTexts)).map((text) => `${path}: ${text}`));
    }
    expect(small).toEqual([]);
    await tab.close();
  });

  /** Runs in the page. */
  function unfold(): void {
    for (const details of document.querySelectorAll("details")) details.open = true;
  }

  /** Runs in the page. */
  function smallTexts(): string[] {
    return [...document.querySelectorAll<SVGTextElement>(".plot text")].flatMap((text) => {
      const plot = text.ownerSVGElement!;
      const scale = plot.getBoundingClientRect().width / plot.viewBox.baseVal.width;
      const size = Number.parseFloat(getComputedStyle(text).fontSize) * scale;
      return size < 10.95 ? [`${plot.closest("figure")!.id} ${text.textContent} ${size}`] : [];
    });
  }
});
