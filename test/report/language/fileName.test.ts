import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { fileName } from "../../../report/language/fileName.ts";

const any = fc.string({ unit: "binary", maxLength: 300 });

describe("fileName(name)", () => {
  test.each(["ambient", "hiphop_rap", "drum-bass", "2step"])("keeps %s", (name) => {
    expect(fileName(name)).toBe(name);
  });

  test.each([
    ["R&B #1", /^r-b-1-[0-9a-f]{10}$/],
    ["50%? x", /^50-x-[0-9a-f]{10}$/],
    ["../../etc/passwd", /^etc-passwd-[0-9a-f]{10}$/],
    ["日本", /^riben-[0-9a-f]{10}$/],
    ["Rote Mühle", /^rote-muhle-[0-9a-f]{10}$/],
    ["Ærø Straße, Łódź", /^aero-strasse-lodz-[0-9a-f]{10}$/],
    ["", /^name-[0-9a-f]{10}$/],
    ["con", /^con-[0-9a-f]{10}$/],
    ["Rock", /^rock-[0-9a-f]{10}$/],
    ["x".repeat(300), /^x{40}-[0-9a-f]{10}$/],
  ])("tells %j by a hash", (name, expected) => {
    expect(fileName(name)).toMatch(expected);
  });

  it("needs no encoding in an address, and is short", () => {
    fc.assert(fc.property(any, (name) => /^[a-z0-9][\w-]{0,59}$/.test(fileName(name))));
  });

  it("differs for names that differ, even where case does not count", () => {
    const names = ["rock", "Rock", "ROCK", "R&B", "R-B", "r-b", "é", "e\u0301", fileName("Rock")];
    expect(new Set(names.map((name) => fileName(name).toLowerCase())).size).toBe(names.length);
  });
});
