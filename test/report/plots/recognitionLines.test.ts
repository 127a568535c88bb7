import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { recognitionLines } from "../../../report/plots/recognitionLines.ts";

const told = { own: 60, others: 30, told: true };
const untold = { own: 0, others: 10, told: false };
const data = {
  name: "named",
  genres: [
    { label: "metal", runs: [told, untold], published: 44 },
    { label: "jazz", runs: [untold], published: null },
  ],
  highest: 60,
};
const { document } = new JSDOM(recognitionLines(data)).window;
const elements = (selector: string): Element[] => [...document.querySelectorAll(selector)];
const numbers = (element: Element, ...names: string[]) =>
  names.map((name) => Number(element.getAttribute(name)));

describe("recognitionLines(data)", () => {
  it("draws a line for each run, from what others get the name to what its own do", () => {
    const [line] = elements(".told line");
    const [dot] = elements(".told-end circle");
    const [x1, x2] = numbers(line!, "x1", "x2") as [number, number];
    expect(numbers(dot!, "cx")).toEqual([x2]);
    const [zero] = numbers(elements(".untold-end circle")[0]!, "cx") as [number];
    expect((x1 - zero) * 2).toBeCloseTo(x2 - zero, 1);
  });

  it("sets apart what is told apart, and says the numbers of each line", () => {
    const said = (selector: string) =>
      elements(selector).map((mark) => mark.getAttribute("data-value"));
    expect(said(".told-end circle")).toEqual([
      "metal, seed 1: 60% of its covers called so, 30% of the others",
    ]);
    expect(said(".untold-end circle")).toEqual([
      "metal, seed 2: 0% of its covers called so, 10% of the others",
      "jazz: 0% of its covers called so, 10% of the others",
    ]);
    expect(elements('[data-genres="metal"]')).toHaveLength(2);
  });

  it("puts runs of one genre below each other, at the genre's label", () => {
    const heights = elements("circle").map((circle) => numbers(circle, "cy")[0]!);
    expect(new Set(heights).size).toBe(3);
  });

  it("has a column for the poster's values only where it has any", () => {
    const texts = elements(".published text").map(({ textContent }) => textContent);
    expect(texts).toEqual(["poster", "44"]);
    const own = data.genres.map((genre) => ({ ...genre, published: null }));
    expect(recognitionLines({ ...data, genres: own })).not.toContain("published");
  });
});
