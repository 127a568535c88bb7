import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Backbone,
  backboneWeights,
  describeBackbone,
} from "../../analyses/backbones/backbone.ts";
import { freezeStages } from "../../analyses/backbones/stages.ts";
import { type NetworkJudge, networkJudge } from "../../analyses/ensemble/networkJudge.ts";
import { liteHead } from "../../analyses/liteHead.ts";
import { openEngineThread } from "../../analyses/nn/engineThread.ts";
import type { FrozenNetwork } from "../../analyses/nn/network/engine.ts";
import { controlParams, designControl } from "../../data/control/design.ts";
import { controlSource } from "../../data/control/source.ts";
import { decodeCover } from "../../data/corpus/decode.ts";
import type { RgbImage } from "../../data/corpus/image.ts";
import { openWeights } from "../../data/weights.ts";
import { tryHead } from "../../report/edition/try/tryNetwork.ts";
import { findChromium, launchChromium } from "../../report/site/print/chromium.ts";
import { siteNetwork } from "../../report/site/siteNetwork.ts";
import type { Site } from "../../report/site/siteParts.ts";
import { readNetworkSources } from "../../report/site/sources.ts";
import { committedTry } from "../support/committedTry.ts";
import { type Served, serveFiles } from "../support/serveFiles.ts";
import { choosePicture, shownChances } from "../support/tryTab.ts";

const executablePath = await findChromium();
const weights = openWeights(join(import.meta.dirname, "../../data/weights"));
const isHere = (await weights.missing(liteHead.weights!)).length === 0;

describe.skipIf(!executablePath || !isHere)(
  "the best network in Chromium (skipped without it, or without the weights: npm run fetch -- weights efficientNetLite0)",
  { timeout: 600_000 },
  () => {
    let folder = "";
    let files: Site = new Map();
    let judge: NetworkJudge;
    let frozen: FrozenNetwork;
    let genres: readonly string[] = [];
    let browser: Browser;
    let host: Served;
    let tab: Page;

    beforeAll(async () => {
      const network = await siteNetwork(weights, await readNetworkSources());
      const site = await committedTry(network);
      ({ folder, files } = site);
      const { result, file } = tryHead(site.edition)!;
      ({ genres } = result);
      judge = networkJudge({ ...result, ...network.about }, file);
      frozen = await frozenNetwork();
      browser = await launchChromium(executablePath!);
      host = await serveFiles(files);
      tab = await browser.newPage();
      await tab.goto(`${host.address}/try.html`);
      await tab.locator(".drop").waitFor();
    });
    afterAll(async () => {
      await browser?.close();
      host?.close();
      await frozen?.close();
      rmSync(folder, { recursive: true });
    });

    /** As the analysis runs it. */
    async function frozenNetwork(): Promise<FrozenNetwork> {
      const [source] = liteHead.params.heads.efficientNetLite0Stages.features;
      const { backbone } = source as { backbone: Backbone };
      const { network, stages } = describeBackbone(backbone);
      const tensors = await backboneWeights(backbone, { readWeights: weights.read } as never);
      return freezeStages(await openEngineThread("onnx", 2), network(), stages, tensors, 1);
    }

    async function expected(image: RgbImage): Promise<number[]> {
      return judge.probabilities(await frozen.evaluate(judge.input(judge.shrink(image))));
    }

    const choose = (name: string, buffer: Buffer): Promise<string> =>
      choosePicture(tab, name, buffer);
    const shown = (): Promise<number[]> => shownChances(tab, genres);

    test("is not loaded before its button, which names its size, is pressed; may be stopped; then it answers", async () => {
      const [{ id } = { id: "" }] = designControl(controlParams);
      await choose("a.png", await controlSource().read({ id } as never));
      expect(host.asked.filter((path) => path.startsWith("network/"))).toEqual([]);
      expect(await tab.locator("[data-load]").textContent()).toBe("Load the large network: 28 MB");
      await tab.route("**/network/*", () => {}); // it never comes
      await tab.locator("[data-load]").click();
      await tab.locator("[data-stop-loading]").click();
      const status = tab.locator("#try [role=status]");
      await expect.poll(() => status.textContent()).toBe("Stopped.");
      await tab.unroute("**/network/*");
      await tab.locator("[data-load]").click();
      await expect.poll(() => tab.locator("[name=by][value=network]").isChecked()).toBe(true);
      const { value, max } = await tab
        .locator("[data-loading]")
        .evaluate(({ value, max }: HTMLProgressElement) => ({ value, max }));
      expect(value / max).toBeGreaterThan(0.99);
      await expect.poll(() => tab.locator("[data-seen-size]").textContent()).toBe("224");
    });

    test("gives the probabilities of the analysis for drawn covers", async () => {
      const drawn = designControl(controlParams).filter(({ split }) => split === "test");
      const covers = drawn.filter((_, place) => place % 20 === 0);
      expect(covers).toHaveLength(10);
      for (const { id } of covers) {
        const image = await decodeCover(await controlSource().read({ id } as never), id);
        const { width, height, pixels } = image;
        const raw = { width, height, channels: 3 } as const;
        await choose(id, await sharp(pixels, { raw }).png().toBuffer());
        const values = await expected(image);
        (await shown()).forEach((value, i) =>
          expect(Math.abs(value - values[i]!)).toBeLessThan(1e-4),
        );
      }
    });

    test("says where it looks, and the small networks answer again when chosen", async () => {
      await tab.locator("[data-explain]").click();
      await expect
        .poll(() => tab.locator("[data-map-text]").textContent())
        .toMatch(/^Where it looks/);
      await tab.locator("[name=by][value=ensemble]").check();
      await expect.poll(() => tab.locator("[data-seen-size]").textContent()).toBe("32");
    });
  },
);
