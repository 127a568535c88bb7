import { describe, expect, it } from "vitest";
import {
  clipped,
  d,
  element,
  formatNumber,
  svgDocument,
} from "../../../../data/control/drawing/svg.ts";

describe("formatNumber(value)", () => {
  it.each([
    [1, "1"],
    [1.005, "1"],
    [2.346, "2.35"],
    [-0.001, "0"],
    [-3.5, "-3.5"],
  ])("%d is %s", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])("refuses %d", (value) => {
    expect(() => formatNumber(value)).toThrow(`not a coordinate: ${value}`);
  });
});

describe("d`...`", () => {
  it("rounds to a tenth", () => {
    expect(d`M${1.26} ${-0.01}h${10}`).toBe("M1.3 0h10");
  });
});

describe("element(name, attributes, ...children)", () => {
  it("keeps the order and leaves out what is undefined", () => {
    expect(element("g", { b: 1.239, a: "x", c: undefined }, "<a/>", "<b/>")).toBe(
      '<g b="1.24" a="x"><a/><b/></g>',
    );
    expect(element("rect", {})).toBe("<rect/>");
  });
});

describe("clipped(id, shape, ...children)", () => {
  it("refers to its own clip path", () => {
    expect(clipped("hole", "<circle/>", "<rect/>")).toBe(
      '<clipPath id="hole"><circle/></clipPath><g clip-path="url(#hole)"><rect/></g>',
    );
  });
});

describe("svgDocument(content)", () => {
  it("is 350 by 350", () => {
    expect(svgDocument("<g/>")).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="350" height="350" viewBox="0 0 350 350"><g/></svg>\n',
    );
  });
});
