import { expect, test } from "vitest";
import { hexOf } from "../../../report/raster/oklch.ts";

// expected: Chromium's own conversion
test.each([
  ["oklch(1 0 0)", "#ffffff"],
  ["oklch(0.628 0.2577 29.23)", "#ff0000"],
  ["oklch(0.8664 0.2948 142.5)", "#00ff00"],
  ["#1f5a92", "#1f5a92"],
  ["currentColor", "currentColor"],
])("hexOf(%j)", (colour, hex) => {
  const near = (text: string) => [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16));
  if (!hex.startsWith("#")) return expect(hexOf(colour)).toBe(hex);
  near(hexOf(colour)).forEach((channel, index) =>
    expect(Math.abs(channel - near(hex)[index]!)).toBeLessThanOrEqual(1),
  );
});
