import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { rankBars } from "../../../report/plots/rankBars.ts";

const data = {
  name: "ranks",
  genres: ["folk", "metal"],
  protocols: [
    {
      label: "5 covers",
      shares: [
        [0.25, 0.75],
        [0.6, 0.4],
      ],
    },
  ],
};

function texts(selector: string): (string | null)[] {
  const { document } = new JSDOM(rankBars(data)).window;
  return [...document.querySelectorAll(selector)].map((element) => element.textContent);
}

describe("rankBars(data)", () => {
  it("draws and names a bar for every genre and rank", () => {
    expect(texts(".bars title")).toEqual([
      "folk, rank 1: 25.0% of repeats",
      "folk, rank 2: 75.0% of repeats",
      "metal, rank 1: 60.0% of repeats",
      "metal, rank 2: 40.0% of repeats",
    ]);
  });

  it("prints the share of rank 1, and the share that chance gives", () => {
    expect(texts(".bar-label text")).toEqual(["25%", "60%"]);
    expect(texts(".chance-label text")).toEqual(["random: 50%"]);
  });
});
