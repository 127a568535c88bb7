import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { confusionMatrix } from "../../../report/plots/confusionMatrix.ts";

const data = {
  name: "confusion",
  genres: ["folk", "metal"],
  counts: [
    [3, 1],
    [0, 8],
  ],
  highest: 1,
};

function elements(selector: string, counts = data.counts, highest = data.highest): Element[] {
  const { document } = new JSDOM(confusionMatrix({ ...data, counts, highest })).window;
  return [...document.querySelectorAll(selector)];
}

describe("confusionMatrix(data)", () => {
  it("prints shares of the true genre in percent, none of 0", () => {
    const texts = elements(".ramp-text text").map((text) => text.textContent);
    expect(texts).toEqual(["75", "25", "100"]);
  });

  it("tells the counts", () => {
    expect(elements(".ramp rect").map((cell) => cell.getAttribute("data-value"))).toEqual([
      "folk, recognised: 3 of 4 (75%)",
      "folk, taken for metal: 1 of 4 (25%)",
      "metal, taken for folk: 0 of 8 (0%)",
      "metal, recognised: 8 of 8 (100%)",
    ]);
  });

  it("puts shares on the ramp from 0 to the highest", () => {
    const places = elements(
      ".ramp rect",
      [
        [1, 3],
        [2, 2],
      ],
      0.75,
    ).map((rect) => rect.getAttribute("style"));
    expect(places).toEqual(["--t: 0.33", "--t: 1.00", "--t: 0.67", "--t: 0.67"]);
  });

  it("frames the diagonal", () => {
    expect(elements(".diagonal rect")).toHaveLength(2);
  });

  it("leaves the row of a genre without test covers empty", () => {
    const texts = elements(".ramp-text text", [
      [0, 0],
      [0, 8],
    ]).map((text) => text.textContent);
    expect(texts).toEqual(["100"]);
  });
});
