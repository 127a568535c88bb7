import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pictureJudge, type PictureJudge } from "../../analyses/ensemble/judgePicture.ts";
import { controlParams, designControl } from "../../data/control/design.ts";
import { controlSource } from "../../data/control/source.ts";
import { decodeCover } from "../../data/corpus/decode.ts";
import { changePicture, noChanges } from "../../report/browser/try/changePicture.ts";
import { tryEnsemble } from "../../report/edition/try/tryEnsemble.ts";
import { findChromium, launchChromium } from "../../report/site/print/chromium.ts";
import type { Site } from "../../report/site/siteParts.ts";
import { committedTry } from "../support/committedTry.ts";
import { type Served, serveFiles } from "../support/serveFiles.ts";
import { choosePicture, shownChances } from "../support/tryTab.ts";

const executablePath = await findChromium();

let folder = "";
let files: Site = new Map();
let judge: PictureJudge;
let genres: readonly string[] = [];

beforeAll(async () => {
  const site = await committedTry();
  ({ folder, files } = site);
  const { result, files: own } = tryEnsemble(site.edition)!;
  judge = pictureJudge(result, own);
  ({ genres } = result);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** PNG files of the first drawn test covers. */
function drawnCovers(count: number): Promise<{ id: string; png: Buffer }[]> {
  const source = controlSource();
  const test = designControl(controlParams).filter(({ split }) => split === "test");
  const chosen = test.filter((_, place) => place % Math.floor(test.length / count) === 0);
  return Promise.all(
    chosen.slice(0, count).map(async ({ id }) => ({ id, png: await source.read({ id } as never) })),
  );
}

test("try.html weighs less than 400 KB with style, fonts, scripts, networks and covers", () => {
  const text = (path: string): number => gzipSync(files.get(path)!, { level: 9 }).length;
  const raw = (start: string, end: string): number =>
    [...files]
      .filter(([path]) => path.startsWith(start) && path.endsWith(end))
      .reduce((sum, [, content]) => sum + content.length, 0);
  const texts = ["try.html", "style.css", "page.js", "try.js", "try-worker.js"].map(text);
  const fonts = raw("fonts/spectral", ".woff2") + raw("fonts/source-sans", ".woff2");
  const all = [...texts, fonts, raw("try/", ".bin"), raw("try/drawn/", ".webp")];
  expect(all.reduce((sum, size) => sum + size, 0)).toBeLessThan(400e3);
  expect(raw("try/", ".bin")).toBeGreaterThan(150e3);
});

test("try.html keeps its script to the site", () => {
  const policy = /content-security-policy" content="([^"]*)"/.exec(String(files.get("try.html")))!;
  expect(policy[1]).toContain("connect-src 'self'; worker-src blob:;");
  expect(policy[1]).not.toContain("wasm");
});

describe.skipIf(!executablePath)(
  "the page Try in Chromium (skipped where there is none)",
  { timeout: 600_000 },
  () => {
    let browser: Browser;
    let host: Served;
    let tab: Page;

    beforeAll(async () => {
      browser = await launchChromium(executablePath!);
      host = await serveFiles(files);
      tab = await browser.newPage();
      await tab.goto(`${host.address}/try.html`);
      await tab.locator(".drop").waitFor();
    });
    afterAll(async () => {
      await browser?.close();
      host?.close();
    });

    const choose = (name: string, buffer: Buffer, said?: RegExp): Promise<string> =>
      choosePicture(tab, name, buffer, said);
    const shown = (): Promise<number[]> => shownChances(tab, genres);

    function expectClose(values: readonly number[], expected: readonly number[]): void {
      values.forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-4));
      expect(values).toHaveLength(expected.length);
    }

    test("gives the probabilities of the analysis for fifty covers", async () => {
      const covers = await drawnCovers(50);
      expect(covers).toHaveLength(50);
      for (const { id, png } of covers) {
        const { width, height, pixels } = await decodeCover(png, id);
        const raw = { width, height, channels: 3 } as const;
        await choose(id, await sharp(pixels, { raw }).png().toBuffer());
        expectClose(await shown(), judge.probabilities(judge.shrink({ width, height, pixels })));
      }
    });

    test("puts transparency on white as the analysis does, but for rounding", async () => {
      const id = "pop/test-005.png";
      const png = await controlSource().read({ id } as never);
      await choose(id, png);
      const expected = judge.probabilities(judge.shrink(await decodeCover(png, id)));
      (await shown()).forEach((value, i) =>
        expect(Math.abs(value - expected[i]!)).toBeLessThan(0.002),
      );
    });

    test("follows the switches, and goes back", async () => {
      const [{ png } = { png: Buffer.alloc(0) }] = await drawnCovers(1);
      await choose("a.png", png);
      const image = await decodeCover(png, "a.png");
      const changes = { ...noChanges, turns: 1, hue: 120 };
      const before = await shown();
      await tab.locator("[name=turns]").selectOption("1");
      await tab.locator("[name=hue]").fill("120");
      const expected = judge.probabilities(judge.shrink(changePicture(image, changes)));
      await expect
        .poll(async () => Math.abs((await shown())[0]! - expected[0]!))
        .toBeLessThan(1e-4);
      expectClose(await shown(), expected);
      expect(await tab.locator(".bars.changed").count()).toBe(1);
      expect(await tab.locator("[name=lettering]").isDisabled()).toBe(true);
      await tab.locator("[data-reset]").click();
      await expect.poll(async () => Math.abs((await shown())[0]! - before[0]!)).toBeLessThan(1e-9);
    });

    test("takes a drawn cover by the keyboard, and its letters away", async () => {
      await tab.locator(".worked button").first().focus();
      await tab.keyboard.press("Enter");
      const file = files.get("try/drawn/01.png") as Buffer;
      const plain = files.get("try/drawn/01-plain.png") as Buffer;
      const of = async (png: Buffer) =>
        judge.probabilities(judge.shrink(await decodeCover(png, "a.png")));
      const [whole, without] = [await of(file), await of(plain)];
      await expect.poll(async () => Math.abs((await shown())[0]! - whole[0]!)).toBeLessThan(1e-4);
      await tab.locator("[name=lettering]").check();
      await expect.poll(async () => Math.abs((await shown())[0]! - without[0]!)).toBeLessThan(1e-4);
      expectClose(await shown(), without);
    });

    test("shows where the networks look, and stops when told", async () => {
      await tab.locator("[data-explain]").click();
      await expect
        .poll(() => tab.locator("[data-map-text]").textContent())
        .toMatch(/^Where they look/);
      expect(await tab.locator("[data-map]").isVisible()).toBe(true);
      expect(await tab.evaluate(() => document.activeElement!.textContent)).toMatch(/^Where do/);
      await tab.locator("[data-explain]").click();
      await tab.locator("[data-stop]").click();
      expect(await tab.locator("#try [role=status]").textContent()).toBe("Stopped.");
      expect(await tab.locator("progress").isVisible()).toBe(false);
    });

    test("takes what is pasted and what is dropped", async () => {
      const [, { png } = { png: Buffer.alloc(0) }] = await drawnCovers(3);
      for (const kind of ["paste", "drop"] as const) {
        await choose("other.png", files.get("try/drawn/02.png") as Buffer);
        await tab.evaluate(
          ([kind, base64]) => {
            const bytes = Uint8Array.from(atob(base64!), (character) => character.charCodeAt(0));
            const data = new DataTransfer();
            data.items.add(new File([bytes], "own.png", { type: "image/png" }));
            const event =
              kind === "paste"
                ? new ClipboardEvent("paste", { clipboardData: data })
                : new DragEvent("drop", { dataTransfer: data, cancelable: true });
            document.dispatchEvent(event);
          },
          [kind, png.toString("base64")],
        );
        const expected = judge.probabilities(judge.shrink(await decodeCover(png, "a.png")));
        await expect
          .poll(async () => Math.abs((await shown())[0]! - expected[0]!))
          .toBeLessThan(1e-4);
      }
    });

    test("says of a picture far from all covers that it looks like none of them", async () => {
      const green = { width: 64, height: 64, channels: 3, background: "#0f0" } as const;
      await choose("green.png", await sharp({ create: green }).png().toBuffer());
      expect(await tab.locator("[data-odd]").textContent()).toMatch(/^Looks like none of these/);
    });

    test("says of one colour all over that it looks like none of them, too", async () => {
      for (const background of ["#876", "#c33", "#fff"]) {
        const flat = { width: 3, height: 1, channels: 3, background } as const;
        await choose("flat.png", await sharp({ create: flat }).png().toBuffer());
        expect(await tab.locator("[data-odd].unusual").textContent()).toMatch(/of one colour/);
      }
    });

    test("shades nothing where no place matters", async () => {
      await tab.locator("[data-explain]").click();
      await expect
        .poll(() => tab.locator("[data-map-text]").textContent())
        .toMatch(/no single place matters/);
      expect(await tab.locator("[data-map]").isVisible()).toBe(false);
    });

    test("brings the answer into view on a phone", async () => {
      await tab.setViewportSize({ width: 390, height: 844 });
      await tab.evaluate(() => scrollTo(0, 0));
      await choose("own.png", files.get("try/drawn/02.png") as Buffer);
      const box = (await tab.locator("[data-likeliest]").boundingBox())!;
      expect(box.y).toBeGreaterThan(0);
      expect(box.y + box.height).toBeLessThan(844);
      await tab.setViewportSize({ width: 1280, height: 800 });
    });

    test("takes the answer away when a drawn cover cannot be loaded", async () => {
      await tab.route("**/03.png", (route) => route.abort());
      await tab.locator(".worked button").nth(2).click();
      const status = tab.locator("#try [role=status]");
      await expect.poll(() => status.textContent()).toMatch(/^Could not load drawn cover 3/);
      expect(await tab.locator(".answer").isVisible()).toBe(false);
      await tab.unroute("**/03.png");
    });

    test("takes one picture at a time", async () => {
      await tab.evaluate(() => {
        const data = new DataTransfer();
        for (const name of ["a.png", "b.png"]) data.items.add(new File(["?"], name));
        document.dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
      });
      const said = await tab.locator("#try [role=status]").textContent();
      expect(said).toBe("One picture at a time: these are 2 files.");
    });

    test("has a sentence for a file that is no picture", async () => {
      const said = await choose("notes.pdf", Buffer.from("%PDF-1.7"), /no picture/);
      expect(said).toBe(
        "notes.pdf is no picture that this browser can read: choose a JPEG, PNG, WebP or GIF file.",
      );
      expect(await tab.locator(".answer").isVisible()).toBe(false);
      await choose("empty.png", Buffer.alloc(0), /no picture/);
      await choose(
        "cut.png",
        (files.get("try/drawn/02.png") as Buffer).subarray(0, 40),
        /too many/,
      );
      await choose("a.svg", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), /an SVG/);
      await choose("own.png", files.get("try/drawn/02.png") as Buffer);
    });

    test("stays free while a picture of 100 megapixels is read", async () => {
      const large = await sharp({
        create: { width: 10_000, height: 10_000, channels: 3, background: "#348" },
      })
        .png()
        .toBuffer();
      await tab.locator("#try input[type=file]").first().setInputFiles({
        name: "large.png",
        mimeType: "image/png",
        buffer: large,
      });
      // the page answers before the worker has: it is not the page that decodes
      expect(await tab.locator("#try [role=status]").textContent()).toBe("Reading large.png …");
      expect(await tab.locator(".answer").getAttribute("aria-busy")).toBe("true");
      await expect
        .poll(() => tab.locator("[data-odd]").textContent())
        .toMatch(/10000 × 10000 pixels/);
    });

    test("may ask nobody but its site, nor may its worker", async () => {
      const other = await serveFiles(files, { "access-control-allow-origin": "*" });
      const ask = (url: string) =>
        fetch(url).then(
          () => "sent",
          (error: Error) => error.name,
        );
      const url = `${other.address}/icon.svg`;
      expect(await tab.evaluate(ask, url)).toBe("TypeError");
      expect(await tab.workers()[0]!.evaluate(ask, url)).toBe("TypeError");
      expect(other.asked).toEqual([]);
      other.close();
    });

    test("without script has ten worked examples; from a disk it says why there are no more", async () => {
      const still = await browser.newPage({ javaScriptEnabled: false });
      await still.goto(`${host.address}/try.html`);
      expect(await still.locator(".worked li p b").count()).toBe(10);
      expect(await still.locator(".drop").isVisible()).toBe(false);
      await still.close();
      const disk = await browser.newPage();
      await disk.goto(pathToFileURL(join(folder, "try.html")).href);
      expect(await disk.locator("#try [role=status]").textContent()).toMatch(/opened from a disk/);
      await disk.close();
    });
  },
);
