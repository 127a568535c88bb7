import { expect, test } from "vitest";
import { shortLabel } from "../../../report/language/shortLabel.ts";

test("shortLabel(label) keeps 28 characters, and tells longer ones apart by a hash", () => {
  expect(shortLabel("🎸".repeat(28))).toBe("🎸".repeat(28));
  const [a, b] = [shortLabel(`${"x".repeat(300)}a`), shortLabel(`${"x".repeat(300)}b`)];
  expect(a).toMatch(/^x{20}… [0-9a-f]{6}$/);
  expect(a).not.toBe(b);
  expect(shortLabel("🎸".repeat(29))).toMatch(/^(🎸){20}… [0-9a-f]{6}$/u);
});
