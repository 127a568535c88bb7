import { describe, expect, it } from "vitest";
import {
  contrast,
  jitter,
  legible,
  lightness,
  mix,
} from "../../../../data/control/drawing/colour.ts";
import { random } from "../../../../data/random.ts";

describe("mix(from, to, share)", () => {
  it("has its ends", () => {
    expect(mix("#c21f3a", "#17634f", 0)).toBe("#c21f3a");
    expect(mix("#c21f3a", "#17634f", 1)).toBe("#17634f");
  });

  it("is halfway in OKLab: black and white give #636363", () => {
    expect(mix("#000000", "#ffffff", 0.5)).toBe("#636363");
  });
});

describe("lightness(hex)", () => {
  it("agrees with the published OKLab values", () => {
    expect(lightness("#ff0000")).toBeCloseTo(0.628, 3);
    expect(lightness("#ffffff")).toBeCloseTo(1, 3);
    expect(lightness("#000000")).toBe(0);
  });
});

describe("contrast(one, other)", () => {
  it("is 21 between black and white, either way round", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
    expect(contrast("#ffffff", "#000000")).toBeCloseTo(21);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });
});

describe("legible(ground, candidates)", () => {
  it("takes the greatest contrast", () => {
    expect(legible("#202020", ["#404040", "#eeeeee", "#ff0000"])).toBe("#eeeeee");
  });
});

describe("jitter(random, hex, degrees, spread)", () => {
  it("stays near", () => {
    const stream = random("jitter");
    for (let i = 0; i < 50; i++) {
      const near = jitter(stream, "#b14a2f", 0, 5);
      expect(near).toMatch(/^#[0-9a-f]{6}$/);
      expect(Math.abs(lightness(near) - lightness("#b14a2f"))).toBeLessThan(0.04);
    }
  });
});
