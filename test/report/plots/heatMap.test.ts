import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { type HeatMap, heatMap } from "../../../report/plots/heatMap.ts";

const data: HeatMap = {
  name: "map",
  genres: ["folk", "metal"],
  values: [
    [0.3, 0.4],
    [0.4, 0.7],
  ],
  decimals: 2,
  distance: false,
  width: 300,
};

function elements(svg: string, selector: string): Element[] {
  return [...new JSDOM(svg).window.document.querySelectorAll(selector)];
}

function places(svg: string): (string | null)[] {
  return elements(svg, ".ramp rect").map((rect) => rect.getAttribute("style"));
}

describe("heatMap(data)", () => {
  it("puts every pair on the ramp, low to high", () => {
    expect(places(heatMap(data))).toEqual(["--t: 0.00", "--t: 0.25", "--t: 0.25", "--t: 1.00"]);
  });

  it("turns the ramp for distances", () => {
    const svg = heatMap({ ...data, distance: true });
    expect(places(svg)).toEqual(["--t: 1.00", "--t: 0.75", "--t: 0.75", "--t: 0.00"]);
  });

  it("prints the values, and names each pair", () => {
    const svg = heatMap(data);
    const texts = elements(svg, ".ramp-text text").map((text) => text.textContent);
    expect(texts).toEqual([".30", ".40", ".40", ".70"]);
    expect(svg).toContain('data-value="folk and metal: 0.40" data-genres="folk|metal"');
  });

  it("leaves out values that do not fit their cells", () => {
    expect(elements(heatMap({ ...data, width: 100 }), ".ramp-text text")).toHaveLength(0);
  });

  it("puts equal values in the middle of the ramp", () => {
    const svg = heatMap({ ...data, values: [[1], [1]], genres: ["a", "b"] });
    expect(places(svg)).toEqual(["--t: 0.50", "--t: 0.50"]);
  });
});
