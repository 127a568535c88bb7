import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { type AccuracyDots, accuracyDots } from "../../../report/plots/accuracyDots.ts";

const row = { value: 30, low: 20, high: 45, n: 100, others: [28, 35], published: 44 };
const data: AccuracyDots = {
  name: "dots",
  rows: [
    { ...row, label: "metal" },
    { ...row, label: "pop", value: 10, low: 5, high: 20, others: [], published: null },
  ],
  chances: [
    { value: 16.7, label: "guessing" },
    { value: 10, label: "guessing, poster" },
  ],
  highest: 50,
  aligned: ["metal", "pop"],
  width: 310,
};

const { document } = new JSDOM(accuracyDots(data)).window;
const elements = (selector: string): Element[] => [...document.querySelectorAll(selector)];
const values = (selector: string) =>
  elements(selector).map((mark) => mark.getAttribute("data-value"));

describe("accuracyDots(data)", () => {
  it("draws each accuracy, with its numbers in words", () => {
    expect(values(".filled circle")).toEqual([
      "metal: 30.0% of 100 covers, 95% interval 20.0% to 45.0%; other seeds: 28.0%, 35.0%",
      "pop: 10.0% of 100 covers, 95% interval 5.0% to 20.0%",
    ]);
  });

  it("puts the ends of an interval where the axis has them", () => {
    const x = elements(".filled circle").map((circle) => Number(circle.getAttribute("cx")));
    const perPercent = (x[0]! - x[1]!) / 20;
    const { x1, x2 } = Object.fromEntries(
      ["x1", "x2"].map((name) => [name, Number(elements(".interval line")[0]!.getAttribute(name))]),
    );
    expect(x[0]! - x1!).toBeCloseTo(10 * perPercent, 1);
    expect(x2! - x[0]!).toBeCloseTo(15 * perPercent, 1);
  });

  it("draws other seeds and the poster's value only where there are any", () => {
    expect(elements(".other-seed line")).toHaveLength(2);
    expect(values(".hollow circle")).toEqual(["metal, on the poster: 44.0%"]);
  });

  it("labels the lines of chance", () => {
    expect(elements(".chance-label text").map((text) => text.textContent)).toEqual([
      "guessing: 17%",
      "guessing, poster: 10%",
    ]);
  });

  it("begins its axis and its rows where pictures beside it do, however many rows they have", () => {
    const alone = { ...data, rows: data.rows.slice(0, 1) };
    const starts = [data, alone].map((drawn) => {
      const { document } = new JSDOM(accuracyDots(drawn)).window;
      const line = document.querySelector(".chance line")!;
      const circle = document.querySelector(".filled circle")!;
      return [line.getAttribute("x1"), circle.getAttribute("cy")];
    });
    expect(starts[0]).toEqual(starts[1]);
  });
});
