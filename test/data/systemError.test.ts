import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UserError } from "../../data/error.ts";
import { asUserError, at } from "../../data/systemError.ts";

const failure = (code: string, facts: object = {}) =>
  Object.assign(new Error(`${code}: said by the system, write`), { code, ...facts });

test.each([
  ["ENOSPC", {}, "disk full: /out/a; make room, then run the same command again"],
  ["EROFS", { path: "/p/x" }, "cannot write to a read-only disk: /p/x; work on a copy"],
  ["EACCES", { path: "/p/x" }, "no permission: /p/x; change the permissions"],
  ["ENOENT", { path: "/p/x" }, "no such file or folder: /p/x; make it, or name another"],
  ["ENOENT", { syscall: "mkdir" }, "cannot make the folder: /out/a; name a place"],
  ["EBUSY", {}, "the system refuses (EBUSY): /out/a; mend that, then run the same command again"],
  ["EADDRINUSE", { port: 4173 }, "in use by another program: /out/a; end it"],
])("asUserError(%s, path) says what, where and what to do", (code, facts, message) => {
  const told = asUserError(failure(code, facts), "/out/a");
  expect(told).toBeInstanceOf(UserError);
  expect((told as UserError).message).toContain(message);
});

test("asUserError(error) names a port, or what the system said, where there is no path", () => {
  const told = (error: Error) => (asUserError(error) as UserError).message;
  expect(told(failure("EADDRINUSE", { port: 80 }))).toContain("program: port 80;");
  expect(told(failure("ENOSPC"))).toContain("disk full: said by the system, write;");
});

test("asUserError(error) leaves other errors as they are", () => {
  for (const error of [new TypeError("x"), new UserError("y"), failure("ERR_X"), "z", null])
    expect(asUserError(error)).toBe(error);
});

test("at(path, work) gives what work gives, and translates what the disk says", async () => {
  const dir = mkdtempSync(join(tmpdir(), "at-"));
  writeFileSync(join(dir, "file"), "text");
  expect(await at(dir, () => readFile(join(dir, "file"), "utf8"))).toBe("text");
  await expect(at(dir, () => readdir(join(dir, "file")))).rejects.toThrow(
    `a file where a folder is needed: ${join(dir, "file")}`,
  );
  rmSync(dir, { recursive: true });
});
