import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { type LearningCurve, learningCurve } from "../../../report/plots/learningCurve.ts";

const data: LearningCurve = {
  name: "curve",
  label: "loss, nats",
  runs: [
    { training: [1.8, 1.2, 0.6], test: [1.7, 1.6, 1.5] },
    { training: [1.9, 1.3, 0.7], test: [1.7, 1.5, 1.6] },
  ],
  chance: 1.79,
  lowest: 0,
  highest: 2,
  decimals: 2,
};

const { document } = new JSDOM(learningCurve(data)).window;
const elements = (selector: string): Element[] => [...document.querySelectorAll(selector)];

describe("learningCurve(data)", () => {
  it("draws a line for each side and seed, with its numbers", () => {
    expect(elements("[data-value]").map((mark) => mark.getAttribute("data-value"))).toEqual([
      "training, seed 1: 1.80, 1.20, 0.60",
      "training, seed 2: 1.90, 1.30, 0.70",
      "test, seed 1: 1.70, 1.60, 1.50",
      "test, seed 2: 1.70, 1.50, 1.60",
    ]);
  });

  it("puts training values at the middle of an epoch, test values at its end", () => {
    const ends = elements("path[stroke-linejoin], [class^=curve] path").map((path) =>
      Number(/L?([\d.]+),[\d.]+$/.exec(path.getAttribute("d") ?? "")?.[1]),
    );
    const [training, , test] = ends;
    const right = 290 - 56;
    expect(test).toBeCloseTo(right, 1);
    expect(training).toBeCloseTo(right - (right - 34) / 3 / 2, 1);
  });

  it("lets the axis begin where the values do", () => {
    const raised = new JSDOM(learningCurve({ ...data, lowest: 0.5 })).window.document;
    const heights = [document, raised].map((page) =>
      Number(page.querySelector(".chance line")?.getAttribute("y1")),
    );
    const inner = 214 - 26 - 40;
    expect(heights[0]).toBeCloseTo(26 + inner * (1 - 1.79 / 2), 0);
    expect(heights[1]).toBeCloseTo(26 + inner * (1 - 1.29 / 1.5), 0);
  });

  it("names the lines, and chance", () => {
    const names = elements(".label-training text, .label-test text, .chance-label text");
    expect(names.map((text) => text.textContent)).toEqual(["training", "test", "guessing"]);
  });
});
