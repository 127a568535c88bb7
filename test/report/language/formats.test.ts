import { describe, expect, it, test } from "vitest";
import { counted, formatValue, inWords } from "../../../report/language/formats.ts";

describe("formatValue(value, format)", () => {
  it.each<[unknown, string, string]>([
    [1000, "", "1,000"],
    [1234567, "", "1,234,567"],
    [0.41234, "", "0.412"],
    [12.345, "", "12.3"],
    [0.00012, "", "0.000120"],
    ["metal", "", "metal"],
    [0.4149, "2", "0.41"],
    [9999.5, "0", "10,000"],
    [-1.25, "1", "−1.3"],
    [-0.01, "1", "0.0"],
    [0.176, "percent", "18%"],
    [0.176, "percent 1", "17.6%"],
    [0.996, "percent", "99.6%"],
    [0.9996, "percent 1", "99.96%"],
    [0.003, "percent", "0.3%"],
    [1, "percent", "100%"],
    [0, "percent", "0%"],
    [0.99999999, "percent 1", "100.0%"],
    [6, "words", "six"],
    [13, "words", "13"],
    [0, "are", "none is"],
    [1, "are", "one is"],
    [13, "are", "13 are"],
    [0.9, "exact", "0.9"],
    [0.00001, "p", "less than 0.001"],
    [0.034, "p", "0.034"],
    ["image", "a", "an image"],
    ["cover", "A", "A cover"],
    ["covers", "capital", "Covers"],
    [["folk", "jazz", "pop"], "list", "folk, jazz and pop"],
    [["folk", "jazz", "pop"], "few", "folk, jazz and pop"],
    [[..."abcdefghijklmn"], "few", "a, b, c, d, e, f, g, h, i, j, k, l and 2 more"],
  ])("writes %j as %j: %s", (value, format, expected) => {
    expect(formatValue(value, format)).toBe(expected);
  });

  it("refuses an unknown format, naming the nearest", () => {
    expect(() => formatValue(1, "precent")).toThrow("unknown format: precent (nearest: percent)");
    expect(() => formatValue(1, "toString")).toThrow("unknown format: toString");
  });

  it("refuses values that are not of the format's kind", () => {
    expect(() => formatValue({ mean: 1 }, "")).toThrow('not a number: {"mean":1}');
    expect(() => formatValue("metal", "1")).toThrow('not a number: "metal"');
    for (const none of [NaN, Infinity])
      expect(() => formatValue(none, "percent")).toThrow(`not a number: ${none}`);
    expect(() => formatValue(1, "a")).toThrow("not a text: 1");
    expect(() => formatValue("metal", "list")).toThrow('not a list of texts: "metal"');
  });
});

describe("inWords(items)", () => {
  it("joins by commas and a last and", () => {
    expect(inWords([])).toBe("");
    expect(inWords(["jazz"])).toBe("jazz");
    expect(inWords(["jazz", "pop"])).toBe("jazz and pop");
  });
});

test.each([
  [0, "0 files"],
  [1, "1 file"],
  [2, "2 files"],
])("counted(%d, noun)", (count, text) => {
  expect(counted(count, "file")).toBe(text);
});
