import { expect, test } from "vitest";
import { parseJson } from "../../../../report/diff/read/resultSet.ts";

test("parseJson(text, place) is the value", () => {
  expect(parseJson('{"a": [1, 0.5, null]}', "x.json")).toEqual({ a: [1, 0.5, null] });
});

test.each(["", "{", '{"a": 1', '{"a": 1e999}', "[-1e999]"])(
  "parseJson(%j, place) names the file and what to do",
  (text) => {
    expect(() => parseJson(text, "x.json")).toThrow("not JSON: x.json (restore it from git)");
  },
);
