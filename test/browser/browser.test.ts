import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { type ConfigData, HtmlValidate, StaticConfigLoader } from "html-validate";
import { JSDOM } from "jsdom";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launchChromium } from "../../report/site/print/chromium.ts";
import { singleFile } from "../../report/site/singleFile.ts";
import type { Site } from "../../report/site/siteParts.ts";
import { committedSite } from "../support/committedSite.ts";
import { contrast } from "../support/contrast.ts";

let folder = "";
const urlOf = (path: string): string => pathToFileURL(join(folder, path)).href;
let files: Site = new Map();
let pages: string[] = [];
/** px of the page */
const perMm = 96 / 25.4;

beforeAll(async () => {
  ({ folder, files, pages } = await committedSite());
  files.set("paper.html", singleFile(files, "index.html"));
  writeFileSync(join(folder, "paper.html"), files.get("paper.html")!);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the pages", () => {
  test("are there", () => {
    const expected = ["404", "data", "guess", "index", "methods", "poster"].map(
      (name) => `${name}.html`,
    );
    expect(pages).toEqual(expect.arrayContaining([...expected, "control/index.html"]));
  });

  test("are valid HTML", async () => {
    const config: ConfigData = {
      extends: ["html-validate:recommended"],
      rules: {
        "doctype-style": ["error", { style: "lowercase" }],
        "long-title": "off",
        "no-inline-style": "off",
        "aria-label-misuse": ["error", { allowAnyNamable: true }],
      },
    };
    const validator = new HtmlValidate(new StaticConfigLoader(config));
    for (const path of pages) {
      const { results } = await validator.validateString(String(files.get(path)), path);
      const messages = results.flatMap(({ messages }) => messages);
      expect(messages.map(({ line, message }) => `${path}:${line}: ${message}`)).toEqual([]);
    }
  });

  test("link to nothing that is not there", () => {
    const documents = new Map(
      pages.map((path) => [path, new JSDOM(String(files.get(path))).window.document]),
    );
    const broken: string[] = [];
    let followed = 0;
    for (const [path, document] of documents)
      for (const element of document.querySelectorAll("[href], [src]")) {
        const url = element.getAttribute("href") ?? element.getAttribute("src")!;
        if (/^(https?|data|mailto):/.test(url)) continue;
        const [file = "", id = ""] = url.split("#");
        const target = file === "" ? path : posix.join(posix.dirname(path), file);
        const found = id === "" || documents.get(target)?.getElementById(decodeURIComponent(id));
        if (!files.has(target) || !found) broken.push(`${path}: ${url}`);
        followed++;
      }
    expect(broken).toEqual([]);
    expect(followed).toBeGreaterThan(300);
  });

  test("give every picture a size, so that nothing moves when it comes", () => {
    for (const path of pages)
      for (const image of new JSDOM(String(files.get(path))).window.document.images)
        expect(
          Number(image.getAttribute("width")) * Number(image.getAttribute("height")),
        ).toBeGreaterThan(0);
  });

  test("give every figure and table a number with a title above it: on the paper and the poster, what it shows", () => {
    for (const path of pages) {
      const { document } = new JSDOM(String(files.get(path))).window;
      for (const figure of document.querySelectorAll("figure")) {
        const where = `${path}#${figure.id}`;
        const title = figure.querySelector(":scope > figcaption:first-child > .title")!;
        expect(title.textContent, where).toMatch(/^(Figure|Table) [A-Z]?\d+\s+\S/);
        const isFinding = /^(index|poster)/.test(path) && figure.id !== "figure-sampleCovers";
        if (isFinding) expect(title.querySelector(".claim, data"), where).not.toBeNull();
      }
    }
  });

  test("give every figure words for those who do not see it, and files", () => {
    let seen = 0;
    for (const path of pages) {
      const { document } = new JSDOM(String(files.get(path))).window;
      for (const figure of document.querySelectorAll("figure.figure")) {
        const where = `${path}#${figure.id}`;
        if (figure.querySelector(".not-computed")) continue;
        const drawings = [...figure.querySelectorAll("svg.plot, .verdicts")];
        const named = drawings.flatMap((svg) => svg.getAttribute("aria-labelledby")!.split(" "));
        const words = [
          ...named.map((id) => document.getElementById(id)!.textContent!),
          ...[...figure.querySelectorAll("img")].map(({ alt }) => alt),
        ];
        expect(words.length, where).toBeGreaterThan(0);
        for (const text of words) expect(text.trim(), where).not.toBe("");
        const links = document.querySelectorAll(`#${figure.id} + .behind a[download]`);
        if (!document.documentElement.matches(".sheet"))
          expect(links.length, where).toBeGreaterThan(0);
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(20);
  });

  test("weigh little, compressed as servers do: the paper with all it shows", () => {
    const { document } = new JSDOM(String(files.get("index.html"))).window;
    const shown = [...document.images].map((image) => image.getAttribute("src")!);
    const scripts = [...document.querySelectorAll("script[src]")].map((script) =>
      script.getAttribute("src")!,
    );
    const fonts = [...files.keys()].filter((path) => /woff2$/.test(path) && !path.includes("math"));
    const loaded = new Set(["index.html", "style.css", ...scripts, ...fonts, ...shown]);
    const sizes = [...loaded].map((path) => gzipSync(files.get(path)!).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(500_000);
  });

  test("have fewer than 5,000 elements each", () => {
    const counts = pages.map((path): [string, number] => {
      const { document } = new JSDOM(String(files.get(path))).window;
      return [path, document.querySelectorAll("*").length];
    });
    expect(counts.filter(([, count]) => count >= 5000)).toEqual([]);
  });
});

const executablePath = await findChromium();

describe.skipIf(!executablePath)("the pages in Chromium (skipped where there is none)", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium(executablePath!);
  });
  afterAll(() => browser?.close());

  test.each([
    [390, "light"],
    [390, "dark"],
    [1280, "light"],
    [1920, "dark"],
  ] as const)(
    "at %i px, %s: nothing scrolls sideways, every picture loads, nothing comes from elsewhere, axe finds nothing",
    async (width, colorScheme) => {
      const tab = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      const problems: string[] = [];
      tab.on("pageerror", (error) => problems.push(error.message));
      tab.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
      tab.on("request", (request) => {
        if (!/^(file|data):/.test(request.url())) problems.push(`elsewhere: ${request.url()}`);
      });
      const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
      for (const path of pages) {
        await tab.goto(urlOf(path));
        const found = await tab.evaluate(layoutProblems);
        await tab.evaluate(axe);
        found.push(...(await tab.evaluate(violations)));
        problems.push(...found.map((problem) => `${path}: ${problem}`));
      }
      expect(problems).toEqual([]);
      await tab.close();
    },
  );

  /** Runs in the page. */
  function layoutProblems(): string[] {
    const { scrollWidth } = document.documentElement;
    const broken = [...document.images].filter(
      ({ complete, naturalWidth }) => complete && naturalWidth === 0,
    );
    return [
      ...(scrollWidth > window.innerWidth ? [`is ${scrollWidth} px wide`] : []),
      ...broken.map(({ src }) => `not a picture: ${src}`),
    ];
  }

  /** Runs in the page: what axe-core objects to, with where. */
  async function violations(): Promise<string[]> {
    const { axe } = window as unknown as {
      axe: {
        run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const result = await axe.run({ preload: false });
    return result.violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 4).map(({ html }) => `${id}: ${html.slice(0, 160)}`),
    );
  }

  test.each(["file:", "http:"])(
    "opened by %s keep to their policies, the single file included, and run no script put into them",
    async (scheme) => {
      const host = createServer(({ url }, response) => {
        const path = decodeURIComponent(url!.slice(1));
        const type = Object.entries(types).find(([ending]) => path.endsWith(ending))?.[1];
        response.setHeader("content-type", type ?? "application/octet-stream");
        response.writeHead(files.has(path) ? 200 : 404).end(files.get(path));
      });
      await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
      const { port } = host.address() as AddressInfo;
      const tab = await browser.newPage();
      const problems: string[] = [];
      tab.on("console", (message) => {
        if (message.type() === "error") problems.push(`${tab.url()}: ${message.text()}`);
      });
      for (const path of [...pages, "paper.html"]) {
        await tab.goto(scheme === "file:" ? urlOf(path) : `http://127.0.0.1:${port}/${path}`);
        expect(problems).toEqual([]);
        expect(await tab.evaluate(injected), path).toBe(false);
        problems.length = 0; // the browser says that it refused
      }
      await tab.close();
      host.close();
    },
  );

  const types = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
  };

  /** Runs in the page: whether a script and a handler that came into it would run. */
  function injected(): boolean {
    const script = document.createElement("script");
    script.textContent = "window.injected = true";
    const button = document.createElement("button");
    button.setAttribute("onclick", "window.injected = true");
    document.body.append(script, button);
    button.click();
    return "injected" in window;
  }

  test("dark pages have a dark ground and light text", async () => {
    const tab = await browser.newPage({ colorScheme: "dark" });
    await tab.goto(urlOf("index.html"));
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

  test.each(["light", "dark"] as const)(
    "heat maps have values of 4.5:1 at every place of the ramp, %s",
    async (colorScheme) => {
      const tab = await browser.newPage({ colorScheme });
      await tab.goto(urlOf("index.html"));
      const pairs = await tab.evaluate(rampColours);
      expect(pairs).toHaveLength(101);
      const contrasts = pairs.map(([cell, value]) => contrast(cell, value));
      expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
      await tab.close();
    },
  );

  /** Runs in the page: red, green and blue of a cell and of the value in it, from one end of the ramp to the other. */
  function rampColours(): [number[], number[]][] {
    const brush = document.createElement("canvas").getContext("2d")!;
    const cell = document.querySelector<SVGElement>(".ramp rect")!;
    const value = document.querySelector<SVGElement>(".ramp-text text")!;
    return Array.from({ length: 101 }, (_, index) => {
      const [ground, text] = [cell, value].map((element) => {
        element.style.setProperty("--t", (index / 100).toFixed(2));
        brush.fillStyle = getComputedStyle(element).fill;
        brush.fillRect(0, 0, 1, 1);
        return [...brush.getImageData(0, 0, 1, 1).data.slice(0, 3)];
      });
      return [ground!, text!];
    });
  }

  test("are light or dark as the reader chooses, without JavaScript, and light on paper", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, colorScheme: "dark" });
    const tab = await context.newPage();
    for (const path of pages.filter((path) => path !== "404.html")) {
      await tab.goto(urlOf(path));
      expect(await isDark(tab), path).toBe(true);
      await tab.getByRole("radio", { name: "Auto" }).focus();
      await tab.keyboard.press("ArrowRight");
      expect(await tab.getByRole("radio", { name: "Light" }).isChecked(), path).toBe(true);
      expect(await isDark(tab), path).toBe(false);
    }
    await tab.getByRole("radio", { name: "Dark" }).check();
    expect(await isDark(tab)).toBe(true);
    await tab.emulateMedia({ media: "print" });
    expect(await isDark(tab)).toBe(false);
    expect(await tab.locator(".scheme").isVisible()).toBe(false);
    await context.close();
  });

  test("the paper prints what is folded, and cuts off no table", async () => {
    const tab = await browser.newPage({
      viewport: { width: Math.floor(178 * perMm), height: 900 },
    });
    await tab.goto(urlOf("index.html"));
    await tab.emulateMedia({ media: "print" });
    const folded = tab.locator(".more > figure");
    expect(await folded.filter({ visible: true }).count()).toBe(await folded.count());
    const wide = tab.locator(".table table").filter({ visible: true });
    const widths = await wide.evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect().right),
    );
    expect(widths.length).toBeGreaterThan(7);
    expect(widths.filter((right) => right > 178 * perMm + 1)).toEqual([]);
    await tab.close();
  });

  /** Whether a pixel of the page's ground is. */
  async function isDark(tab: Page): Promise<boolean> {
    const png = await tab.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 } });
    const { channels } = await sharp(png).stats();
    return channels[0]!.mean < 60;
  }

  test("have an outline: beside the text, or in a bar that names the section and opens the list", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const tab = await context.newPage();
    await tab.setViewportSize({ width: 1280, height: 900 });
    await tab.goto(urlOf("methods.html"));
    const links = tab.locator(".outline a");
    const last = links.last();
    expect(await links.filter({ visible: true }).count()).toBe(await links.count());
    const button = tab.getByRole("button", { name: "Contents" });
    expect(await button.isVisible()).toBe(false);

    await tab.setViewportSize({ width: 390, height: 844 });
    expect(await links.filter({ visible: true }).count()).toBeLessThan(2);
    await button.focus();
    await tab.keyboard.press("Enter");
    expect(await links.filter({ visible: true }).count()).toBe(await links.count());
    await last.click();
    expect(tab.url()).toContain((await last.getAttribute("href"))!);
    await tab.keyboard.press("Escape");
    expect(await links.filter({ visible: true }).count()).toBeLessThan(2);
    await context.close();
  });

  test("are readable without JavaScript", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const tab = await context.newPage();
    await tab.goto(urlOf("index.html"));
    expect(await tab.locator("h1").textContent()).toMatch(/\S/);
    expect(await tab.locator("svg[role=img]").count()).toBeGreaterThan(3);
    await tab.goto(urlOf("audit.html"));
    expect(await tab.locator(".filter").isVisible()).toBe(false);
    expect(await tab.locator("#table-audit tbody tr:visible").count()).toBeGreaterThan(70);
    await tab.goto(urlOf("guess.html"));
    expect(await tab.locator(".quiz li:visible img").count()).toBe(20);
    await tab.locator(".quiz summary").first().click();
    expect(await tab.locator(".quiz details[open] p").first().isVisible()).toBe(true);
    await context.close();
  });

  test("the names of rows stay in sight where a table scrolls", async () => {
    const tab = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await tab.goto(urlOf("index.html"));
    const tables = await tab.evaluate(scrollTables);
    expect(tables.length).toBeGreaterThan(3);
    for (const { id, moved } of tables) expect(moved, id).toBe(0);
    await tab.close();
  });

  /** Runs in the page: how far from the edge of its box the first name of each table that scrolls is, scrolled to its end. */
  function scrollTables(): { id: string; moved: number }[] {
    const boxes = [...document.querySelectorAll(".frame .scroll")];
    return boxes
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
      .map((box) => {
        box.scrollLeft = box.scrollWidth;
        const name = box.querySelector("tbody th")!.getBoundingClientRect();
        const moved = Math.round(name.left - box.getBoundingClientRect().left);
        return { id: box.closest("figure")!.id, moved };
      });
  }

  test.each([
    ["a0", 1189, 841],
    ["a0-portrait", 841, 1189],
    ["a1", 841, 594],
    ["a1-portrait", 594, 841],
  ])(
    "the poster as %s prints to exactly one page, and nothing on it is cut off, there and on the screen",
    async (form, width, height) => {
      const tab = await browser.newPage({ viewport: { width: 1600, height: 900 } });
      await tab.goto(urlOf("poster.html"));
      await tab.locator(`[name=format][value="${form}"]`).check();
      expect(await tab.evaluate(cutBoxes)).toEqual([]);
      await tab.emulateMedia({ media: "print" });
      await tab.setViewportSize({
        width: Math.floor(width * perMm),
        height: Math.floor(height * perMm),
      });
      expect(await tab.evaluate(cutBoxes)).toEqual([]);
      const pdf = (await tab.pdf({ preferCSSPageSize: true })).toString("latin1");
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
      const sides = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!.slice(1);
      const millimetres = sides.map((points) => Math.round((Number(points) / 72) * 25.4));
      expect(millimetres).toEqual([width, height]);
      await tab.close();
    },
  );

  /** Runs in the page: parts of the sheet that are larger than their place. */
  function cutBoxes(): string[] {
    return [...document.querySelectorAll("main, .side, .middle, .box")]
      .filter((box) => box.scrollHeight > box.clientHeight + 1)
      .map(({ className }) => className || "main");
  }

  test("a footnote opens in place on a wide screen, and leads below on a narrow one", async () => {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await tab.goto(urlOf("methods.html"));
    const card = tab.locator("sup + .card").first();
    expect(await card.isVisible()).toBe(false);
    await tab.locator("sup a").first().focus();
    expect(await card.isVisible()).toBe(true);
    await tab.setViewportSize({ width: 390, height: 900 });
    expect(await card.isVisible()).toBe(false);
    await tab.locator("sup a").first().click();
    expect(new URL(tab.url()).hash).toBe("#footnote-1");
    await tab.close();
  });

  test("a wrong address leads to the site's first page, wherever the site stands", async () => {
    const host = createServer(({ url }, response) => {
      const known = url === "/below/results.json";
      response.writeHead(known ? 200 : 404, { "content-type": "text/html" });
      response.end(known ? "{}" : files.get("404.html"));
    });
    await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
    const { port } = host.address() as AddressInfo;
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${port}/below/no/such/page`);
    await tab.locator('main a[href="/below/"]').waitFor();
    expect(await tab.locator("nav a").last().getAttribute("href")).toBe("/below/try.html");
    await tab.close();
    host.close();
  });

  test.each([390, 1280])(
    "at %i px the audit shows what the reader chooses, keeps that in the address, and shows what a link leads to",
    async (width) => {
      const tab = await browser.newPage({ viewport: { width, height: 900 } });
      await tab.goto(urlOf("audit.html"));
      const rows = tab.locator("#table-audit tbody tr:not(.group)");
      const marks = tab.locator(".marks li");
      const all = await rows.count();
      await tab.getByRole("combobox", { name: "Verdict" }).selectOption("contradiction");
      await tab.getByRole("combobox", { name: "Stated in" }).selectOption("write-up");
      expect(new URL(tab.url()).search).toBe("?verdict=contradiction&where=write-up");
      await tab.reload();
      const shown = await rows.filter({ visible: true }).count();
      expect(shown).toBeGreaterThan(0);
      expect(shown).toBeLessThan(all);
      expect(await marks.filter({ visible: true }).count()).toBe(shown);
      expect(await tab.locator("#table-audit .group").filter({ visible: true }).count()).toBe(1);
      expect(await tab.locator(".filter output").textContent()).toBe(
        `${shown} of ${all} comparisons`,
      );
      await tab.goto(`${urlOf("audit.html")}?verdict=open#audit-popRank`);
      expect(new URL(tab.url()).search).toBe("");
      expect(await tab.locator("#audit-popRank").isVisible()).toBe(true);
      await tab.goto(`${urlOf("audit.html")}?verdict=constructor`);
      expect(await rows.filter({ visible: true }).count()).toBe(all);
      await marks.first().locator("a").focus();
      await tab.keyboard.press("Enter");
      expect(tab.url()).toMatch(/#audit-\w+$/);
      await tab.close();
    },
  );

  test("guessing by keyboard ends with a score and its interval", async () => {
    const tab = await browser.newPage();
    await tab.goto(urlOf("guess.html"));
    const first = tab.locator(".current .choices button").first();
    await first.press("Enter");
    expect(await tab.locator(".status").textContent()).toMatch(
      /^(Right: ambient|Not ambient, but .+)\.$/,
    );
    await tab.getByRole("button", { name: "Take back" }).press("Enter");
    expect(await tab.locator(".status").textContent()).toBe("Cover 1 of 20");
    await first.press("Enter");
    for (let more = 0; more < 5; more++) await tab.keyboard.press("Enter"); // answers nothing
    expect(await tab.locator(".status").textContent()).toBe("Cover 2 of 20");
    for (let cover = 1; cover < 20; cover++) {
      await first.press("Enter");
      await tab.keyboard.press("Enter");
    }
    const you = tab.locator(".result tbody tr").first();
    const [who, right, , interval] = await you.locator("th, td").allInnerTexts();
    expect(who).toBe("you");
    const own = await tab
      .locator(".quiz li")
      .evaluateAll(
        (items) =>
          items.filter((item) => item.getAttribute("data-facts")!.includes('"genre":"ambient"'))
            .length,
      );
    expect(Number(right)).toBe(own);
    expect(interval).toMatch(/^\d+–\d+$/);
    const [saved] = await Promise.all([
      tab.waitForEvent("download"),
      tab.locator(".result a[download]").click(),
    ]);
    const text = readFileSync(await saved.path(), "utf8");
    expect(JSON.parse(text)).toMatchObject({ corpus: "control", right: own, n: 20 });
    expect(new URL(tab.url()).hash).toBe(`#answers=${Array(20).fill(0).join("-")}`);
    await tab.reload();
    expect(await you.locator("td").first().textContent()).toBe(right);
    await tab.close();
  });
});
