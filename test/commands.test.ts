import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launchChromium } from "../report/site/print/chromium.ts";
import { printPages } from "../report/site/print/pdf.ts";
import { freshClone } from "./support/freshClone.ts";

const project = freshClone();
const commandLine = ["--import", "tsx", "build.ts"];
const paper = join(project, "report/paper.md");
const text = readFileSync(paper, "utf8");
const executablePath = await findChromium();
afterAll(() => rmSync(project, { recursive: true }));

/** What the server tells open pages: a problem, or null for a page that changed. */
async function* listen(url: string): AsyncGenerator<string | null> {
  const { body } = await fetch(`${url}.preview`);
  let read = "";
  for await (const bytes of body!.pipeThrough(new TextDecoderStream())) {
    const events = (read + bytes).split("\n\n");
    read = events.pop()!;
    for (const event of events) yield JSON.parse(event.replace(/^data: /, "")) as string | null;
  }
}

test.skipIf(process.platform !== "linux")(
  "a full disk behind standard output is said of it",
  async () => {
    const command = `"${process.execPath}" ${commandLine.join(" ")} --help > /dev/full`;
    const run = promisify(execFile)("sh", ["-c", command], { cwd: project });
    await expect(run).rejects.toMatchObject({
      code: 1,
      stderr: "error: disk full: standard output; make room, then run the same command again\n",
    });
  },
);

describe("npm run preview", { timeout: 120_000 }, () => {
  let preview: ChildProcess;
  let url = "";
  let events: AsyncGenerator<string | null>;
  /** Waits for the next page that changed; what was said before it may be said twice. */
  const reloaded = async () => {
    for (let told: string | null = ""; told !== null;) {
      const { value, done } = await events.next();
      if (done) throw new Error("the preview ended");
      told = value;
    }
  };
  /** Waits for the next problem. */
  const problem = async () => {
    for (;;) {
      const { value, done } = await events.next();
      if (done) throw new Error("the preview ended");
      if (value !== null) return value;
    }
  };
  const page = async () => (await fetch(url)).text();

  beforeAll(async () => {
    preview = spawn(process.execPath, [...commandLine, "preview", "--corpus", "bandcamp"], {
      cwd: project,
      detached: true,
      stdio: ["ignore", "pipe", "ignore"],
    });
    let out = "";
    url = await new Promise<string>((resolve) =>
      preview.stdout!.on("data", (bytes: Buffer) => {
        const found = /preview: (\S+)/.exec((out += String(bytes)))?.[1];
        if (found !== undefined) resolve(found);
      }),
    );
    events = listen(url);
    await reloaded();
  }, 120_000);
  afterAll(() => {
    if (preview.exitCode === null && preview.signalCode === null) process.kill(-preview.pid!);
  });

  test("shows a sentence that changed", async () => {
    expect(await page()).toContain('id="introduction"');
    writeFileSync(paper, text.replace(/^## Introduction$/m, "$&\n\nA sentence of five words."));
    await reloaded();
    expect(await page()).toContain("<p>A sentence of five words.</p>");
  });

  test("says where a reference is broken, to pages opened later, too, until it is mended", async () => {
    writeFileSync(paper, `{{corpus.cover}}\n\n${text}`);
    const expected = "report/paper.md:1: unknown reference: corpus.cover: unknown name: cover";
    expect(await problem()).toContain(expected);
    expect((await listen(url).next()).value).toContain(expected);
    expect(await page()).toContain("A sentence of five words.");
    writeFileSync(paper, text);
    await reloaded();
    expect(await page()).not.toContain("A sentence of five words.");
  });

  test.skipIf(!executablePath)(
    "reloads an open page, and shows in it what is wrong (skipped without Chromium)",
    async () => {
      const browser: Browser = await launchChromium(executablePath!);
      const tab = await browser.newPage();
      await tab.goto(url);
      writeFileSync(paper, text.replace(/^## Introduction$/m, "## Beginning"));
      await tab.locator("h2#beginning").waitFor();
      writeFileSync(paper, text.replace(/^## Introduction$/m, "$&\n\n::: figure none\n:::"));
      await tab.locator("body > pre", { hasText: /paper\.md:\d+: unknown figure: none/ }).waitFor();
      writeFileSync(paper, text);
      await tab.locator("h2#introduction").waitFor();
      expect(await tab.locator("body > pre").count()).toBe(0);
      await browser.close();
    },
  );

  test("ends with Ctrl+C, and leaves no process behind", async () => {
    const ended = once(preview, "exit");
    process.kill(-preview.pid!, "SIGINT");
    await ended;
    await expect.poll(() => isRunning(-preview.pid!)).toBe(false);
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });
});

/** A process, or with a minus its group. */
function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}

describe("npm run pdf", { timeout: 120_000 }, () => {
  test.skipIf(!executablePath)(
    "prints the paper on A4 and the poster on one sheet of A0 (skipped without Chromium)",
    async () => {
      const run = promisify(execFile);
      const args = [...commandLine, "pdf", "--corpus", "bandcamp"];
      const { stdout } = await run(process.execPath, args, { cwd: project });
      const [paperPath, posterPath] = ["paper", "poster"].map((name) =>
        join(project, "dist-bandcamp", `${name}.pdf`),
      ) as [string, string];
      expect(stdout.trim().split("\n").slice(-2)).toEqual([paperPath, posterPath]);
      expect(pagesOf(posterPath)).toEqual(["1189 x 841"]);
      const pages = pagesOf(paperPath);
      expect(pages.length).toBeGreaterThan(5);
      expect(new Set(pages)).toEqual(new Set(["210 x 297"]));
    },
  );

  test("printPages(dist, names, places) says where it looked for a Chromium", async () => {
    await expect(printPages("dist", ["index.html"], ["/nowhere/chromium"])).rejects.toThrow(
      "no Chromium on this machine to print with (looked for /nowhere/chromium); install one, or print the pages from any browser",
    );
  });
});

/** Size of each page of a PDF, mm. */
function pagesOf(path: string): string[] {
  const pdf = readFileSync(path, "latin1");
  const boxes = [
    ...pdf.matchAll(/\/Type\s*\/Page\b[\s\S]*?\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g),
  ];
  const millimetres = (points: string) => Math.round((Number(points) / 72) * 25.4);
  return boxes.map(([, width, height]) => `${millimetres(width!)} x ${millimetres(height!)}`);
}
