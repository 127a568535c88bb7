import { join } from "node:path";
import { expect, test } from "vitest";
import { inside, isPlainName } from "../../data/inside.ts";

test.each(["a.png", "a/b/c.json", ".nojekyll", "...", "Drum & Bass/日本.jpg", "constructor"])(
  "inside(dir, %j) is a path below dir",
  (name) => {
    expect(inside("dir", name)).toBe(join("dir", name));
  },
);

test.each([
  "",
  "/",
  "/etc/passwd",
  "..",
  "../a",
  "a/../../b",
  "a/..",
  "./a",
  "a//b",
  "a/",
  "a\\b",
  "..\\a",
  "C:\\a",
  "\\\\host\\a",
  "a\0",
  "a\x1b[2J",
  "a\nb",
  "a\u202egpj.exe",
])("inside(dir, %j) is refused, in one line", (name) => {
  expect(() => inside("dir", name)).toThrow(/^not a name of a file: "[^\p{Cc}]*" \(.* dir\)$/u);
});

test("isPlainName(text) takes no path", () => {
  expect(isPlainName("a.jpg")).toBe(true);
  for (const text of ["", ".", "..", "a/b", "a\\b"]) expect(isPlainName(text), text).toBe(false);
});
