import { dot, plot } from "@observablehq/plot";
import { describe, expect, it } from "vitest";
import { saying } from "../../../../report/plots/frames/saying.ts";
import { cut, renderSvg } from "../../../../report/plots/frames/renderSvg.ts";

function clipped(): string {
  const points = [1, 2, 3].map((x) => ({ x: x / 3, y: x ** 2 / 7 }));
  return renderSvg("clipped", (document) =>
    plot({ document, marks: [dot(points, { x: "x", y: "y", clip: true })] }),
  );
}

describe("renderSvg(name, build)", () => {
  it("gives the same text whatever was drawn before", () => {
    const first = clipped();
    clipped();
    expect(clipped()).toBe(first);
  });

  it("renumbers ids behind the figure's name, and references to them", () => {
    expect(clipped()).toContain('<clipPath id="clipped-1">');
    expect(clipped()).toContain('clip-path="url(#clipped-1)"');
    expect(clipped()).not.toMatch(/plot-clip/);
  });

  it("is an image with name space, without style block or long numbers", () => {
    const svg = clipped();
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*role="img"/);
    expect(svg).not.toContain("<style");
    expect(svg).not.toMatch(/\d\.\d{3}/);
  });

  it("keeps what marks say, and of which genres, as attributes", () => {
    const points = [{ x: 1, y: 2 }];
    const title = () => saying("metal: 1.2345", "metal");
    const svg = renderSvg("said", (document) =>
      plot({ document, marks: [dot(points, { x: "x", y: "y", title })] }),
    );
    expect(svg).toContain('data-value="metal: 1.2345" data-genres="metal"');
    expect(svg).not.toContain("<title");
  });

  it("refuses what is not one svg", () => {
    const withTitle = () =>
      renderSvg("titled", (document) => plot({ document, title: "x", marks: [] }));
    expect(withTitle).toThrow("figure is not an svg: titled is FIGURE");
  });
});

describe("cut(text)", () => {
  it("rounds numbers to two decimals and leaves the rest", () => {
    expect(cut("translate(0.12345,-3.999) a-1.5")).toBe("translate(0.12,-4) a-1.5");
    expect(cut("M1.2345e-7,-0.0001L2.50001,7")).toBe("M0,0L2.5,7");
  });
});
