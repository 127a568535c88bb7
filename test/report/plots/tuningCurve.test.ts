import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { tuningCurve } from "../../../report/plots/tuningCurve.ts";

const data = {
  name: "curve",
  training: [40, 60, 80],
  validation: [31, 32, 30],
  averaged: [31, 32, 33],
  epochs: 4,
  lowest: 20,
  highest: 80,
};

function draw(chosen: { epoch: number; averaged: boolean } | null): Document {
  return new JSDOM(tuningCurve({ ...data, chosen })).window.document;
}

test("tuningCurve(data) draws a line for each kind of accuracy, with its numbers, and names it", () => {
  const document = draw(null);
  const values = [...document.querySelectorAll("[data-value]")];
  expect(values.map((mark) => mark.getAttribute("data-value"))).toEqual([
    "learnt from: 40.0, 60.0, 80.0",
    "validation: 31.0, 32.0, 30.0",
    "averaged: 31.0, 32.0, 33.0",
  ]);
  for (const name of ["learnt from", "validation", "averaged", "frozen"])
    expect(document.body.textContent).toContain(name);
  expect(document.querySelectorAll("circle").length).toBe(0);
});

test("tuningCurve(data) marks the epoch that was chosen on the curve it is of", () => {
  const at = (averaged: boolean) =>
    Number(draw({ epoch: 2, averaged }).querySelector("circle")!.getAttribute("cy"));
  expect(at(true)).toBeLessThan(at(false));
});
