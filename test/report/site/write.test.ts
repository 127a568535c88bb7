import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeSite } from "../../../report/site/write.ts";

let parent = "";
let dir = "";
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "write-"));
  dir = join(parent, "site");
});
afterEach(() => rmSync(parent, { recursive: true }));

const write = (files: Record<string, string>) =>
  writeSite(dir, new Map(Object.entries(files)), join(parent, "records/site.json"));
const page = { "results.schema.json": "{}", "index.html": "one" };
const paths = () =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)
    .sort();

describe("writeSite(dir, files, record)", () => {
  it("writes what is new or changed, and removes what it wrote before, with folders left empty", async () => {
    expect(await write({ ...page, "a/b/c.txt": "c" })).toEqual({ changed: 3, others: 0 });
    expect(await write({ ...page, "index.html": "two" })).toEqual({ changed: 1, others: 0 });
    expect(readFileSync(join(dir, "index.html"), "utf8")).toBe("two");
    expect(existsSync(join(dir, "a"))).toBe(false);
    expect(await write({ ...page, "index.html": "two" })).toEqual({ changed: 0, others: 0 });
  });

  it("leaves alone what it did not write, and counts it", async () => {
    await write({ ...page, "figures/a.svg": "a" });
    writeFileSync(join(dir, "paper.pdf"), "pdf");
    writeFileSync(join(dir, "figures/mine.svg"), "mine");
    expect(await write(page)).toEqual({ changed: 0, others: 2 });
    expect(paths()).toEqual(["index.html", "mine.svg", "paper.pdf", "results.schema.json"]);
  });

  it("takes a site over whose record is gone", async () => {
    await write({ ...page, "old.html": "old" });
    rmSync(join(parent, "records"), { recursive: true });
    expect(await write({ ...page, "index.html": "two" })).toEqual({ changed: 1, others: 1 });
  });

  it("goes on where a run was killed", async () => {
    mkdirSync(join(parent, "records"));
    mkdirSync(dir);
    writeFileSync(join(parent, "records/site.json"), '["index.html","gone.html","left.html"]');
    for (const name of ["index.html", "left.html"]) writeFileSync(join(dir, name), "half");
    expect(await write(page)).toEqual({ changed: 2, others: 0 });
    expect(paths()).toEqual(["index.html", "results.schema.json"]);
  });

  it("refuses a folder that holds anything but a site, and writes nothing", async () => {
    mkdirSync(dir);
    writeFileSync(join(dir, "index.html"), "somebody's");
    await expect(write(page)).rejects.toThrow(`no site, and not empty: ${dir} (name another`);
    expect(paths()).toEqual(["index.html"]);
    expect(readFileSync(join(dir, "index.html"), "utf8")).toBe("somebody's");
  });

  it("refuses a file in the place of the folder", async () => {
    writeFileSync(dir, "a file");
    await expect(write(page)).rejects.toThrow(`a file where a folder is needed: ${dir}`);
  });

  it.each([["../out.html"], ["a/../../out.html"], [""]])("writes nothing to %j", async (path) => {
    await expect(write({ ...page, [path]: "x" })).rejects.toThrow("not a name of a file: ");
    expect(existsSync(join(parent, "out.html"))).toBe(false);
  });

  it("follows no link in the place of its own, neither to write nor to remove", async () => {
    const outside = join(parent, "outside");
    mkdirSync(outside);
    writeFileSync(join(outside, "kept.txt"), "kept");
    await write({ ...page, "folder/kept.txt": "site's", "link.txt": "site's" });
    rmSync(join(dir, "folder"), { recursive: true });
    for (const target of [outside, "nowhere", "folder", "."]) {
      symlinkSync(target, join(dir, "folder"));
      const refusal = `a link in the place of the site's own: ${join(dir, "folder")} (remove it)`;
      await expect(write({ ...page, "folder/kept.txt": "x" })).rejects.toThrow(refusal);
      await expect(write(page)).rejects.toThrow(refusal);
      rmSync(join(dir, "folder"));
    }
    rmSync(join(dir, "link.txt"));
    symlinkSync(join(outside, "kept.txt"), join(dir, "link.txt"));
    await expect(write({ ...page, "link.txt": "x" })).rejects.toThrow("link.txt (remove it)");
    expect(readFileSync(join(outside, "kept.txt"), "utf8")).toBe("kept");
  });

  it("leaves a person's links alone, with what they lead to, also where they lead in a circle", async () => {
    const outside = join(parent, "outside");
    mkdirSync(outside);
    writeFileSync(join(outside, "kept.txt"), "kept");
    await write({ ...page, "figures/a.svg": "a" });
    symlinkSync(outside, join(dir, "mine"));
    symlinkSync(dir, join(dir, "figures/circle"));
    expect(await write({ ...page, "index.html": "two" })).toEqual({ changed: 1, others: 2 });
    expect(paths()).toEqual(["circle", "index.html", "mine", "results.schema.json"]);
    expect(readFileSync(join(outside, "kept.txt"), "utf8")).toBe("kept");
  });

  it("says what stands in the way of a file or folder", async () => {
    await write(page);
    writeFileSync(join(dir, "figures"), "a file");
    await expect(write({ ...page, "figures/a.svg": "a" })).rejects.toThrow(
      `a file in the place of a folder: ${join(dir, "figures")} (remove it)`,
    );
    mkdirSync(join(dir, "new.html"));
    await expect(write({ ...page, "new.html": "a" })).rejects.toThrow(
      `a folder where a file is needed: ${join(dir, "new.html")}`,
    );
  });

  it.each(["{", "7", '["../outside.txt", null, "a\\u0000b"]'])(
    "removes nothing by a damaged record: %s",
    async (record) => {
      await write(page);
      writeFileSync(join(parent, "outside.txt"), "kept");
      writeFileSync(join(parent, "records/site.json"), record);
      expect(await write(page)).toEqual({ changed: 0, others: 0 });
      expect(existsSync(join(parent, "outside.txt"))).toBe(true);
    },
  );

  it("takes a link as the folder itself", async () => {
    mkdirSync(join(parent, "real"));
    symlinkSync(join(parent, "real"), dir);
    expect(await write(page)).toEqual({ changed: 2, others: 0 });
    expect(existsSync(join(parent, "real/index.html"))).toBe(true);
  });
});
