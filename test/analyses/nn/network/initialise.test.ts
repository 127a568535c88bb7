import { describe, expect, it } from "vitest";
import { initialise, zeros } from "../../../../analyses/nn/network/initialise.ts";
import { customNetwork, linearHead } from "../../../../analyses/nn/network/networks.ts";

describe("initialise(network, seed)", () => {
  const start = initialise(customNetwork(10), "seed");

  it.each([
    ["conv1.weight", 75],
    ["conv1.bias", 75],
    ["fc1.weight", 360],
    ["fc1.bias", 360],
  ])("fills %s uniformly in +-1/sqrt(%i)", (name, fanIn) => {
    const scaled = Array.from(start[name]!, (value) => value * Math.sqrt(fanIn));
    const meanSquare = scaled.reduce((sum, value) => sum + value ** 2, 0) / scaled.length;
    expect(Math.max(...scaled)).toBeLessThanOrEqual(1 + 1e-6);
    expect(Math.min(...scaled)).toBeGreaterThanOrEqual(-1 - 1e-6);
    expect(Math.abs(meanSquare - 1 / 3)).toBeLessThan(3 * Math.sqrt(4 / 45 / scaled.length));
  });

  it("draws each tensor from a stream of its own", () => {
    const wider = initialise(customNetwork(10, { conv: [8, 10] }), "seed");
    expect(wider["fc3.weight"]).toEqual(start["fc3.weight"]);
    expect(start["fc3.weight"]!.slice(0, 84)).not.toEqual(start["fc2.weight"]!.slice(0, 84));
  });

  it("depends on the seed alone", () => {
    expect(initialise(customNetwork(10), "seed")).toEqual(start);
    expect(initialise(customNetwork(10), "other")["fc3.bias"]).not.toEqual(start["fc3.bias"]);
  });
});

describe("zeros(network)", () => {
  it("has the parameters' names and sizes", () => {
    expect(zeros(linearHead(2, 1))).toEqual({
      "fc.weight": new Float32Array(2),
      "fc.bias": new Float32Array(1),
    });
  });
});
