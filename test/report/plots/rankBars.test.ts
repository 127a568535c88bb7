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

const { document } = new JSDOM(rankBars(data)).window;
const marks = (selector: string) => [...document.querySelectorAll(selector)];
const texts = (selector: string) => marks(selector).map((element) => element.textContent);
const said = (selector: string) => marks(selector).map((mark) => mark.getAttribute("data-value"));

describe("rankBars(data)", () => {
  it("draws and names a bar for every genre and rank", () => {
    expect(said(".bars-first rect")).toEqual([
      "folk, rank 1: 25.0% of repeats",
      "metal, rank 1: 60.0% of repeats",
    ]);
    expect(said(".bars rect")).toEqual([
      "folk, rank 2: 75.0% of repeats",
      "metal, rank 2: 40.0% of repeats",
    ]);
  });

  it("prints the share of rank 1, and the share that chance gives", () => {
    expect(texts(".bar-label text")).toEqual(["25%", "60%"]);
    expect(texts(".chance-label text")).toEqual(["random: 50%"]);
  });
});
