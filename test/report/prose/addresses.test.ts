import { describe, expect, it } from "vitest";
import { checkAddresses } from "../../../report/prose/addresses.ts";
import { parseBlocks } from "../../../report/prose/blocks.ts";
import { readContents } from "../../../report/prose/contents.ts";
import { createMarkdown } from "../../../report/prose/markdown.ts";

const site = new Map([
  ["index.html", '<main id="main"><h2 id="data"></h2><h2 id="日本語"></h2></main>'],
  ["audit.html", '<h2 id="claims"></h2>'],
  ["card.png", ""],
  ["control/index.html", '<h2 id="something"></h2>'],
]);

function check(text: string, path = "index.html"): void {
  const file = "report/paper.md";
  const blocks = parseBlocks(createMarkdown(), file, text);
  checkAddresses({ path, file, blocks, contents: readContents(blocks, file) }, site);
}

describe("checkAddresses(page, site)", () => {
  it.each([
    ["[a](audit.html) [b](audit.html#claims) [c](#data) ![d](card.png)", "index.html"],
    [
      "[a](https://a.org/x y.html) <mailto:a@b.org> <https://a.org>".replace(" y", ""),
      "index.html",
    ],
    [
      "[a](../audit.html#claims), [b](index.html#something) ![c](../card.png)",
      "control/index.html",
    ],
    ["[a](control/index.html#something) [b](./audit.html)", "index.html"],
    ["[a](#日本語) [b](#%E6%97%A5%E6%9C%AC%E8%AA%9E)", "index.html"],
    ["[a][b]\n\n[b]: audit.html", "index.html"],
    ["`[a](nowhere.html)`", "index.html"],
  ])("accepts %j on %s", (text, path) => {
    expect(() => check(text, path)).not.toThrow();
  });

  it.each([
    ["a\n[c](nowhere.html)", "2: unknown file: nowhere.html (nearest: index.html)"],
    ["[c](adit.html)", "1: unknown file: adit.html (nearest: audit.html)"],
    ["![p](crd.png)", "1: unknown file: crd.png (nearest: card.png)"],
    ["a\n\nb *c\n[d*](#edge)", "4: unknown anchor of index.html: edge (nearest: "],
    ["[b](audit.html#claim)", "1: unknown anchor of audit.html: claim (nearest: claims)"],
    ["[b](card.png#x)", "1: unknown anchor of card.png: x"],
    ["[b](../index.html)", "1: unknown file: ../index.html (nearest: index.html)"],
    ["[b](/audit.html)", "1: not below the page: /audit.html"],
    ["[b](//a.org/)", "1: not below the page: //a.org/"],
    ["[b]()", "1: link without an address"],
    ["![b]()", "1: picture without an address"],
    ["[b](#)", "1: unknown anchor of index.html: "],
    ["[b](control/)", "1: unknown file: control/ (nearest: "],
    ["[b](%FF.html)", "1: not an address: %FF.html"],
    ["[b](ftp://a.org)", "1: not an address of a link: ftp://a.org (http:, https:, mailto:"],
    ["![b](https://a.org/b.png)", "1: not an address of a picture: https://a.org/b.png"],
    ["::: figure selfRanks\nalt: x\n\n*[a](b.html)*\n:::", "4: unknown file: b.html"],
    ["Text.^[Note\n[a](b.html)]", "2: unknown file: b.html"],
    ["Text.[^a]\n\n[^a]: Note\n    [a](b.html)", "4: unknown file: b.html"],
    ["| a |\n| - |\n| [a](b.html) |", "3: unknown file: b.html"],
    ["[![a](b.png)](audit.html)", "1: unknown file: b.png"],
  ])("refuses %j", (text, message) => {
    expect(() => check(text)).toThrow(`report/paper.md:${message}`);
  });

  it("refuses a heading whose id something else on the page has", () => {
    const twice = new Map([["index.html", '<main id="main"><h2 id="main"></h2></main>']]);
    const blocks = parseBlocks(createMarkdown(), "a.md", "Text.\n\n## Main");
    const page = {
      path: "index.html",
      file: "a.md",
      blocks,
      contents: readContents(blocks, "a.md"),
    };
    expect(() => checkAddresses(page, twice)).toThrow(
      "a.md:3: heading with an id that the page has: Main (#main)",
    );
  });
});
