import { JSDOM } from "jsdom";
import { expect, it } from "vitest";
import { featureMap } from "../../../report/plots/featureMap.ts";

const points = [
  { x: 0, y: 0, own: false },
  { x: 5, y: 1, own: false },
  { x: 10, y: 2, own: true },
];
const { document } = new JSDOM(featureMap({ name: "map", hue: 3, points })).window;
const path = (name: string) => document.querySelector(`path.${name}`)!;

it("featureMap(data) draws all others as one path and the genre's own as another, in its colour", () => {
  expect(document.querySelectorAll("path")).toHaveLength(2);
  expect(path("other-points").getAttribute("d")).toBe("M6 194h0M115 100h0");
  expect(path("own-points").getAttribute("d")).toBe("M224 6h0");
  expect(path("own-points").getAttribute("stroke")).toBe("var(--hue-3, currentColor)");
});
