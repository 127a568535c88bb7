import type { Reporter } from "vitest/node";
import { findSnakemake } from "../workflow/findSnakemake.ts";
import { chromiumPlaces, findChromium } from "../../report/site/print/chromium.ts";
import { isInstalled } from "./isInstalled.ts";

/** A run of fewer files is one of chosen files. */
const fewest = 100;
const unitTime = "a minute or so on two quiet cores";
const wholeTime = "ten minutes or so on two quiet cores; the quick ones alone: npm run test:unit";

/** Says at the start what a run of all tests, or of all quick ones, will take, and what it leaves out on this machine. */
export const announce: Reporter = {
  async onTestRunStart(files) {
    if (files.length < fewest) return;
    const lines = files.some(({ project }) => project.name === "whole")
      ? [`${files.length} files of tests: ${wholeTime}`, ...(await skipped())]
      : [`${files.length} files of tests: ${unitTime}`];
    process.stdout.write(`${lines.join("\n")}\n`);
  },
};

/** What this machine lacks. */
async function skipped(): Promise<string[]> {
  const chromium = (await findChromium()) !== null;
  return [
    ...(chromium ? [] : [`skipped: pages in a browser (no ${chromiumPlaces.join(", no ")})`]),
    ...(findSnakemake() ? [] : ["skipped: the plan run by Snakemake (pip install snakemake)"]),
    ...(isInstalled("@tensorflow/tfjs-node")
      ? []
      : ["skipped: the engine tensorflow (npm run engine:tensorflow installs it)"]),
    "not tested: speed beside Python (npm run bench); the expected numbers from Python are in test/goldens",
  ];
}
