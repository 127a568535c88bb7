import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { folderName, openCorpus } from "../../../data/corpora/openCorpus.ts";

describe("folderName(dir)", () => {
  it.each([
    ["/home/me/covers of mine/", "covers-of-mine"],
    ["/home/me/(my) 日本é", "my-日本é"],
    ["/home/me/e\u0301", "\u00e9"],
    ["/home/me/!!!", "covers"],
    ["/", "covers"],
    ["/home/me/__proto__", "__proto__"],
  ])("of %s is %s", (dir, name) => expect(folderName(dir)).toBe(name));

  it.each(["control", "bandcamp", "musicbrainz", "Control"])(
    "of a folder %s is not that of the project's corpus",
    (name) => expect(folderName(`/home/me/${name}`)).toBe(`own-${name}`),
  );
});

describe("openCorpus(name, options)", () => {
  const root = mkdtempSync(join(tmpdir(), "corpora-"));
  afterAll(() => rmSync(root, { recursive: true }));
  const committed = new URL("../../../data/corpora/bandcamp.lock.tsv", import.meta.url);
  const [header, ...lines] = readFileSync(committed, "utf8").trimEnd().split("\n");
  const open = (text: string) => {
    mkdirSync(join(root, "data/corpora"), { recursive: true });
    writeFileSync(join(root, "data/corpora/bandcamp.lock.tsv"), text);
    return openCorpus("bandcamp", { root, onProgress: () => {}, warn: () => {} });
  };

  it.each([
    ["no covers", () => false],
    [
      "one genre: rock (two or more are needed to compare)",
      (line: string) => /\trock\t/.test(line),
    ],
    ["genre without test covers: ambient", (line: string) => !/\tambient\ttest\t/.test(line)],
  ])("refuses a lock with %s", async (problem, keeps) => {
    const rows = lines.filter((line) => keeps(line) && !line.includes("looks like"));
    await expect(open([header, ...rows, ""].join("\n"))).rejects.toThrow(
      `data/corpora/bandcamp.lock.tsv: ${problem}; npm run lock -- --corpus bandcamp writes it anew`,
    );
  });

  it("names the lock where a folder is in its place", async () => {
    rmSync(join(root, "data/corpora"), { recursive: true, force: true });
    mkdirSync(join(root, "data/corpora/bandcamp.lock.tsv"), { recursive: true });
    const options = { root, onProgress: () => {}, warn: () => {} };
    await expect(openCorpus("bandcamp", options)).rejects.toThrow(
      /not a file: .*bandcamp\.lock\.tsv \(remove it\)/,
    );
  });
});
