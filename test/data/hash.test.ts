import { expect, test } from "vitest";
import { canonicalJson, sha256 } from "../../data/hash.ts";

test("canonicalJson(value) sorts keys by code unit at every depth", () => {
  expect(canonicalJson({ b: [1, { z: null, Z: "ä" }], a: true })).toBe(
    '{"a":true,"b":[1,{"Z":"ä","z":null}]}',
  );
});

test.each([[undefined], [{ a: undefined }], [NaN], [[Infinity]], [() => 1]])(
  "canonicalJson(value) refuses what JSON would change: %s",
  (value) => {
    expect(() => canonicalJson(value)).toThrow("not in JSON");
  },
);

test("sha256(text) is SHA-256 (FIPS 180-2, appendix B.1)", () => {
  expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});
