import { describe, expect, test } from "vitest";
import { parseLinkTable } from "../../../../data/fetch/disk/linkTable.ts";
import { readSources } from "../../../../data/sources/readSources.ts";

const sources = await readSources();

describe("parseLinkTable(text, file, pattern)", () => {
  const row = "http://f1.bcbits.com/img/a4267850305_2.jpg\tambient/a504031536.jpg";

  test("gives each cover its URLs, in order", () => {
    expect(parseLinkTable(`${row}\n`, "links.tsv", sources.bandcamp)).toEqual([
      {
        id: "ambient/a504031536.jpg",
        genre: "ambient",
        urls: [
          "http://f1.bcbits.com/img/a4267850305_2.jpg",
          "https://f4.bcbits.com/img/a4267850305_2.jpg",
        ],
      },
    ]);
  });

  test.each([
    [`${row}\n${row}`, "links.tsv:2: cover listed twice: ambient/a504031536.jpg"],
    ["no tab", "links.tsv:1: expected a URL, a tab and an id"],
    [row.replace("http://f1", "http://f7"), 'links.tsv:1: unexpected URL: "http://f7'],
    [row.replace("ambient/", "../"), 'links.tsv:1: not an id: "../a504031536.jpg"'],
  ])("names the line: %#", (text, message) => {
    expect(() => parseLinkTable(text, "links.tsv", sources.bandcamp)).toThrow(message);
  });
});
