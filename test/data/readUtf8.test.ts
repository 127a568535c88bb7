import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readUtf8 } from "../../data/readUtf8.ts";

const dir = mkdtempSync(join(tmpdir(), "text-"));
afterAll(() => rmSync(dir, { recursive: true }));

function read(bytes: Buffer): Promise<string> {
  writeFileSync(join(dir, "a.md"), bytes);
  return readUtf8(join(dir, "a.md"), "report/a.md");
}

test("readUtf8(path, name) takes a byte order mark off", async () => {
  expect(await read(Buffer.from("\ufeff# Bögen"))).toBe("# Bögen");
});

test.each([
  ["latin1", "one\n\ntwo Bögen", 3],
  ["utf16le", "\ufeff# One", 1],
] as const)(
  "readUtf8(path, name) says where a file in %s is not UTF-8",
  async (encoding, text, line) => {
    await expect(read(Buffer.from(text, encoding))).rejects.toThrow(
      `report/a.md:${line}: not UTF-8 (save the file in that encoding)`,
    );
  },
);
