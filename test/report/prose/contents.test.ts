import { describe, expect, it } from "vitest";
import { parseBlocks } from "../../../report/prose/blocks.ts";
import { readContents, slug } from "../../../report/prose/contents.ts";
import { createMarkdown } from "../../../report/prose/markdown.ts";

const read = (text: string) => {
  const contents = readContents(parseBlocks(createMarkdown(), "a.md", text), "a.md");
  return [...contents.sections.values()].map(({ number, slug }) => [number, slug]);
};

describe("slug(title)", () => {
  it.each([
    ["Colour analysis", "colour-analysis"],
    ["1. Introduction", "introduction"],
    ["Size, colours, gradients", "size-colours-gradients"],
    ["日本語", "日本語"],
    ["Ünïcode über", "ünïcode-über"],
    ["U\u0308ber", "über"],
    ["हिन्दी", "हिन्दी"],
    ["2017", "section-2017"],
    ["!!!", "section-21-21-21"],
    ["🎵", "section-1f3b5"],
  ])("%s: %s", (title, id) => {
    expect(slug(title)).toBe(id);
  });
});

describe("readContents(blocks, file)", () => {
  it("numbers headings of any script and tells them apart", () => {
    expect(read("## 日本語\n\n## !!!\n\n### ???\n\n## 한국어")).toEqual([
      ["1", "日本語"],
      ["2", "section-21-21-21"],
      ["2.1", "section-3f-3f-3f"],
      ["3", "한국어"],
    ]);
  });

  it.each([
    ["## A\n\n## A", "a.md:3: heading appears twice: A"],
    ["## A!\n\n## A?", "a.md:3: headings with one address: A!, A? (both #a)"],
    ["## A\n\n##\n", "a.md:3: heading without text"],
    ["# A", "a.md:1: heading of the page itself: A (write ##)"],
    ["### A", "a.md:1: heading below a level that has none: A"],
    ["## A\n\n#### B", "a.md:3: heading below a level that has none: B"],
  ])("refuses %j", (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});
