import { JSDOM } from "jsdom";
import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { formatHtml } from "../../report/language/html.ts";
import { inLearnerOrder } from "../../report/edition/classicalLearners.ts";
import { failedControls } from "../../report/edition/controlVerdicts.ts";
import type { Edition } from "../../report/edition/edition.ts";
import { renderSite } from "../../report/site/site.ts";
import { readSources } from "../../report/site/sources.ts";
import { renderTable } from "../../report/tables/table.ts";
import { baselineFeatures } from "../../report/tables/baselineFeatures.ts";
import { baselines } from "../../report/tables/baselines.ts";
import { negativeControl, positiveControl } from "../../report/tables/controls.ts";
import { sampleEdition } from "./sampleEdition.ts";

const sources = await readSources();
const { poster } = sources;

/** The main part of a page of this prose. */
async function render(text: string, edition: Edition): Promise<HTMLElement> {
  const page = { file: "report/page.md", text };
  const site = await renderSite([edition], {
    sources: { ...sources, pages: new Map(), paper: page, edition: page },
    cachedFigure: (_name, _module, _data, draw) => draw(),
  });
  return new JSDOM(String(site.get("index.html"))).window.document.querySelector("main")!;
}

describe("baselines(edition, poster)", () => {
  it("puts the write-up's accuracies beside ours", () => {
    const { columns, rows } = baselines(sampleEdition(), poster);
    expect(rows.map(([label]) => label)).toEqual(["ridge", "ridge, penalty 0.0001", "SVM"]);
    expect(rows[0]!.slice(1, 5)).toEqual([33.6, 50, 10.5, (10 / 60) * 100]);
    expect(rows[1]!.slice(1, 4)).toEqual([43, 50, 12]);
    expect(rows[1]!.slice(6)).toEqual([null, null, null, null, null]);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it("has no columns of the write-up for other covers", () => {
    const { columns, rows } = baselines(sampleEdition("control"), poster);
    expect(columns.map(({ label }) => label)).toEqual(
      ["learner", "training", "test", "95%"].concat(["training", "test", "95%"]),
    );
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });
});

describe("baselineFeatures(edition, poster)", () => {
  it("has a row for each learner and feature that is not 32 x 32 pixels, with the paired test", () => {
    const { columns, rows } = baselineFeatures(sampleEdition(), poster);
    expect(rows.map((row) => [row[0], row[1], row.at(-1)])).toEqual([
      ["ridge", "gradients", "<0.001"],
      ["ridge, penalty 0.0001", "70 × 70 pixels", "0.146"],
      ["SVM", "colour histogram", "0.146"],
    ]);
    expect(rows[1]!.slice(2, 5)).toEqual([89, 50, 10]);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });
});

describe("negativeControl(edition), positiveControl(edition)", () => {
  it("say what each must be and whether it is", () => {
    expect(negativeControl(sampleEdition()).rows).toEqual([
      ["ridge", 25, "20–31", "5.8 to 16.7", "FAILS"],
      ["custom network (10 deals)", 10, "7–15", "5.8 to 16.7", "passes"],
    ]);
    expect(positiveControl(sampleEdition()).rows.map((row) => row.slice(3))).toEqual([
      ["nothing asked", ""],
      ["reach 30.0", "passes"],
      ["reach 30.0", "passes"],
      ["above 10.0", "FAILS"],
    ]);
  });

  it("have no rows for covers without a known ceiling", () => {
    const edition = sampleEdition();
    edition.results.controls!.positive = null;
    expect(positiveControl(edition).rows).toEqual([]);
    expect(formatHtml(renderTable(positiveControl(edition), "id"))).toContain("<tbody>");
  });
});

test("failedControls(results) names every control that failed, and what it should be", () => {
  const failed = failedControls(sampleEdition().results);
  expect(failed.map(({ state, reasons }) => [state, ...reasons])).toEqual([
    ["failed", "negative control failed: ridge (25.0% of 200 covers, must be 5.8% to 16.7%)"],
    [
      "failed",
      "positive control failed: decision tree (10.0% of 200 covers, must be 10.0% to 100.0%)",
    ],
  ]);
  expect(failedControls({})).toEqual([]);
});

test("inLearnerOrder(record) keeps what it does not know, at the end", () => {
  expect(inLearnerOrder({ other: 1, svm: 2, ridge: 3 }).map(([name]) => name)).toEqual([
    "ridge",
    "svm",
    "other",
  ]);
});

const figure = (name: string) => `::: figure ${name}\ntitle: Title\nalt: Words\n\nCaption.\n:::\n`;

describe("the figures", () => {
  it("baselineAccuracy has a picture for each of the features that several learners have", async () => {
    const main = await render(figure("baselineAccuracy"), sampleEdition());
    const strips = [...main.querySelectorAll(".strip")].map(({ textContent }) => textContent);
    expect(strips).toEqual(["32 × 32 pixels", "32 × 32 random pixels"]);
    expect(main.querySelectorAll("svg.plot")).toHaveLength(2);
    expect(main.querySelector(".plot .hollow circle")?.getAttribute("data-value")).toMatch(
      /on the poster/,
    );
  });

  it("negativeControl and positiveControl mark what failed", async () => {
    const main = await render(
      figure("negativeControl") + figure("positiveControl"),
      sampleEdition(),
    );
    const failed = [...main.querySelectorAll(".failed [data-value]")];
    expect(failed.map((mark) => mark.getAttribute("data-value"))).toEqual([
      "ridge: 25.0% of 200 covers, 95% interval 19.5% to 31.4%: FAILS",
      "decision tree: 10.0% of 200 covers, 95% interval 6.6% to 14.9%: FAILS",
    ]);
    expect(main.textContent).toContain("best possible: 60%");
  });

  it("positiveControl says why it is not there for other covers", async () => {
    const edition = sampleEdition();
    edition.results.controls!.positive = null;
    const main = await render(figure("positiveControl"), edition);
    expect(main.querySelector(".not-computed")?.textContent).toBe("only for drawn covers");
  });
});

test("report/controls.md says what failed, and what is not computed", async () => {
  const text = readFileSync(new URL("../../report/controls.md", import.meta.url), "utf8");
  const failing = await render(text, sampleEdition());
  expect(failing.textContent).toMatch(/1 of 2 learners\s+lie outside their interval/);
  const missing = await render(text, { ...sampleEdition(), results: {} });
  expect(missing.textContent).toContain("The controls are not computed for these covers.");
});
