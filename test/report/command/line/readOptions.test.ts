import { describe, expect, it } from "vitest";
import { readOptions } from "../../../../report/command/line/readOptions.ts";

const reading = {
  flags: { corpus: "text", genre: "texts", "dry-run": "flag" },
  most: 1,
} as const;

describe("readOptions(argv, {flags, most})", () => {
  it("gives what was said, and nothing for what was not", () => {
    expect(readOptions([], reading)).toEqual({
      values: { corpus: undefined, genre: [], "dry-run": false },
      others: [],
    });
    const argv = ["main", "--corpus=-x", "--genre", "pop", "--dry-run", "--genre", "metal"];
    expect(readOptions(argv, reading)).toEqual({
      values: { corpus: "-x", genre: ["pop", "metal"], "dry-run": true },
      others: ["main"],
    });
  });

  it("takes --quiet and --help of every command, and what follows --", () => {
    const { values, others } = readOptions(["--quiet", "--help", "--", "--corpus"], reading);
    expect(Object.keys(values)).not.toContain("quiet");
    expect(others).toEqual(["--corpus"]);
  });

  it.each([
    [["--copus", "x"], "unknown option: --copus (nearest: --corpus); --help lists them all"],
    [["--constructor=1"], "unknown option: --constructor (nearest: --"],
    [["--__proto__=1"], "unknown option: --__proto__ (nearest: --"],
    [["-c"], "unknown option: -c (nearest: --"],
    [["--corpus"], "--corpus: a value is missing"],
    [["--corpus="], "--corpus: a value is missing"],
    [
      ["--corpus", "--dry-run"],
      "--corpus: a value is missing before --dry-run (or --corpus=--dry-",
    ],
    [["--dry-run=no"], "--dry-run takes no value, received no"],
    [["--corpus", "a", "--corpus", "b"], "--corpus is given twice: a, b"],
    [["a", "b"], "unexpected argument: b"],
  ])("refuses %j", (argv, message) => {
    expect(() => readOptions(argv, reading)).toThrow(message);
  });
});
