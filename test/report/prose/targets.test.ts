import { describe, expect, it } from "vitest";
import type { Contents } from "../../../report/prose/contents.ts";
import { findTarget, numberOf, type Referable } from "../../../report/prose/targets.ts";

const contents = (prefix: string, parts: Partial<Contents>): Contents => ({
  prefix,
  figures: [],
  tables: [],
  equations: [],
  citations: [],
  sections: new Map(),
  footnotes: new Map(),
  ...parts,
});
const paper = contents("", { figures: ["ranks", "curves"] });
const methods = contents("M", { figures: ["ranks"], equations: ["wilson"] });
const pages: Referable[] = [
  { name: "paper", path: "index.html", label: "Paper", contents: paper },
  { name: "methods", path: "methods.html", label: "Methods", contents: methods },
];

describe("findTarget(kind, name, own, pages)", () => {
  it.each([
    ["figure", "curves", paper, { url: "#figure-curves", text: "Figure 2" }],
    ["figure", "ranks", methods, { url: "#figure-ranks", text: "Figure M1" }],
    ["figure", "curves", methods, { url: "index.html#figure-curves", text: "Figure 2" }],
    ["equation", "wilson", paper, { url: "methods.html#equation-wilson", text: "Equation M1" }],
    ["page", "methods", paper, { url: "methods.html", text: "Methods" }],
  ])("%s:%s", (kind, name, own, target) => {
    expect(findTarget(kind, name, own, pages)).toEqual(target);
  });

  it.each([
    ["figure", "curve", "unknown figure: curve (nearest: curves)"],
    ["page", "method", "unknown page: method (nearest: methods)"],
    ["fig", "ranks", "unknown reference: fig (nearest: figure)"],
  ])("refuses %s:%s", (kind, name, message) => {
    expect(() => findTarget(kind, name, paper, pages)).toThrow(message);
  });
});

describe("numberOf(kind, name, contents)", () => {
  it("is undefined for what the page does not have", () => {
    expect(numberOf("table", "ranks", paper)).toBeUndefined();
  });
});
