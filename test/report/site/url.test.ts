import { expect, test } from "vitest";
import { parseUrl } from "../../../report/site/url.ts";

test.each([
  [undefined, undefined],
  ["https://example.org", "https://example.org/"],
  ["https://example.org/genre", "https://example.org/genre/"],
])("parseUrl(%j)", (text, url) => {
  expect(parseUrl(text)).toBe(url);
});

test.each([
  "example.org",
  "ftp://example.org",
  "https://example.org/?a=1",
  "https://me:secret@example.org/",
  "javascript:alert(1)",
])("parseUrl(%j) throws", (text) => {
  expect(() => parseUrl(text)).toThrow(`not an address: --url ${text}`);
});
