import { describe, expect, it } from "vitest";
import { lookup, missingReason, type Scope } from "../../../report/language/references.ts";

const scope: Scope = {
  values: { ranks: { metal: { mean: 1.5 }, pop: { mean: 3 } }, genres: ["metal", "pop"] },
  missing: { networks: "the covers are not on this machine" },
};

describe("lookup(scope, path)", () => {
  it("follows names and positions", () => {
    expect(lookup(scope, "ranks.metal.mean")).toBe(1.5);
    expect(lookup(scope, "genres.1")).toBe("pop");
  });

  it("takes every name for each", () => {
    expect(lookup(scope, "ranks.each.mean")).toEqual([
      { name: "metal", value: 1.5 },
      { name: "pop", value: 3 },
    ]);
    expect(lookup(scope, "ranks.each.each")).toEqual([
      { name: "metal.mean", value: 1.5 },
      { name: "pop.mean", value: 3 },
    ]);
  });

  it("names the unknown part and the nearest known name", () => {
    expect(() => lookup(scope, "ranks.metla.mean")).toThrow(
      "unknown reference: ranks.metla.mean: unknown name: metla (nearest: metal)",
    );
    expect(() => lookup(scope, "rnaks.metal")).toThrow("unknown name: rnaks (nearest: ranks)");
    expect(() => lookup(scope, "ranks.metal.mean.low")).toThrow("unknown name: low");
  });

  it("does not find what every object has", () => {
    expect(() => lookup(scope, "ranks.constructor")).toThrow("unknown name: constructor");
  });
});

describe("missingReason(scope, paths)", () => {
  it("tells why an analysis has no result", () => {
    expect(missingReason(scope, ["ranks.metal.mean", "networks.accuracy"])).toBe(
      "networks: the covers are not on this machine",
    );
  });

  it("is undefined when all have one, or when the name is unknown", () => {
    expect(missingReason(scope, ["ranks.metal.mean"])).toBeUndefined();
    expect(missingReason(scope, ["nettworks.accuracy"])).toBeUndefined();
  });
});
