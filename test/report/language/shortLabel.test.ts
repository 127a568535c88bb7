import { expect, test } from "vitest";
import { shortLabel } from "../../../report/language/shortLabel.ts";

test("shortLabel(label) keeps forty characters, and tells longer ones apart by a hash", () => {
  expect(shortLabel("🎸".repeat(40))).toBe("🎸".repeat(40));
  const [a, b] = [shortLabel(`${"x".repeat(300)}a`), shortLabel(`${"x".repeat(300)}b`)];
  expect(a).toMatch(/^x{32}… [0-9a-f]{6}$/);
  expect(a).not.toBe(b);
  expect(shortLabel("🎸".repeat(41))).toMatch(/^(🎸){32}… [0-9a-f]{6}$/u);
});
