import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launchChromium } from "../../../../report/site/print/chromium.ts";
import { answer, copyProject, runDiff } from "../project.ts";

const executablePath = await findChromium();

describe.skipIf(!executablePath)(
  "the page of a diff in Chromium (skipped where there is none)",
  { timeout: 300_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), "diff-page-"));
    const path = join(folder, "diff.html");
    let browser: Browser;

    beforeAll(async () => {
      writeFileSync(path, await pageOfEverything());
      browser = await launchChromium(executablePath!);
    }, 300_000);

    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true });
    });

    test.each([
      [390, "light"],
      [390, "dark"],
      [1280, "light"],
      [1280, "dark"],
    ] as const)(
      "at %i px, %s: axe finds nothing, nothing scrolls sideways, nothing comes from elsewhere",
      async (width, colorScheme) => {
        const tab = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
        const elsewhere: string[] = [];
        tab.on("request", (request) => {
          if (!/^(file|data):/.test(request.url())) elsewhere.push(request.url());
        });
        await tab.goto(pathToFileURL(path).href);
        const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
        await tab.evaluate(readFileSync(axe, "utf8"));
        await tab.evaluate(
          'for (const fold of document.querySelectorAll("details")) fold.open = true',
        );
        const facts = (await tab.evaluate(`(async () => ({
          wide: document.documentElement.scrollWidth > window.innerWidth,
          pictures: [...document.images].every((image) => image.complete && image.naturalWidth > 0),
          shown: ["table.heat", "svg polyline", "figure.pair img"].map((name) => document.querySelectorAll(name).length),
          violations: (await axe.run()).violations.map(({ id, nodes }) => [id, nodes[0].html]),
        }))()`)) as Record<string, unknown>;
        expect(elsewhere).toEqual([]);
        expect(facts).toEqual({ wide: false, pictures: true, shown: [6, 4, 3], violations: [] });
        await tab.close();
      },
    );
  },
);

/** A page with a table, a heat map, learning curves, pictures, a fallen claim and a new result. */
async function pageOfEverything(): Promise<string> {
  const project = copyProject();
  try {
    const base = project.git("rev-parse", "HEAD");
    project.editResult("bandcamp/fullTraining", ({ parts, result }) => {
      parts.code = "1";
      const { runs } = (result["models"] as Record<string, { runs: Record<string, never>[] }>)[
        "custom"
      ]!;
      const model = runs[0]!;
      answer(model, () => "pop 1.00");
      Object.assign(model["test"]!["confusion"]!["pop"]!, { pop: 90, metal: 3 });
      (model["epochs"]! as { test: { accuracy: number } }[])[9]!.test.accuracy = 0.2;
    });
    project.editResult("bandcamp/histogramSimilarity", ({ parts, result }) => {
      parts.code = "1";
      const exact = result["exact"] as Record<string, Record<string, Record<string, never>>>;
      Object.assign(exact["measures"]!["chiSquare"]!["matrix"]!["jazz"]!, { jazz: 50.5, pop: 2 });
    });
    const picture = join(project.root, "analyses/results/control/averagedImages/jazz-srgb.png");
    writeFileSync(picture, await sharp(picture).blur(3).png().toBuffer());
    const results = join(project.root, "analyses/results/control");
    cpSync(join(results, "fullTraining.json"), join(results, "moreTraining.json"));
    project.editResult("control/averagedImages", ({ images }) => (images["jazz-srgb"] = "1"));
    return (await runDiff(project.root, base, project.commit("changed"))).html;
  } finally {
    project.remove();
  }
}
