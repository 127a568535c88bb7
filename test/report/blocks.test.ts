import { describe, expect, it } from "vitest";
import { chooseBlocks, parseBlocks } from "../../report/blocks.ts";
import { createMarkdown } from "../../report/markdown.ts";

function parse(text: string) {
  return parseBlocks(createMarkdown(), "report/paper.md", text);
}

const figure = `Before.

::: figure selfRanks
title: One
alt: Bars
of ranks

Caption: not an attribute.
:::

After.
`;

describe("parseBlocks(markdown, file, text)", () => {
  it("reads directives with place, attributes and body", () => {
    const [before, block, after] = parse(figure);
    expect([before!.kind, block!.kind, after!.kind]).toEqual(["prose", "figure", "prose"]);
    if (block!.kind !== "figure") return expect.unreachable();
    expect(block.argument).toBe("selfRanks");
    expect(block.place).toEqual({ file: "report/paper.md", line: 3 });
    expect([...block.attributes].map(([name, token]) => [name, token.content])).toEqual([
      ["title", "One"],
      ["alt", "Bars\nof ranks"],
    ]);
    expect(JSON.stringify(block.body)).toContain("Caption: not an attribute.");
  });

  it("nests directives by number of colons", () => {
    const [outer] = parse('::::when corpus.name = "x"\n::: note\nHi.\n:::\n::::\n');
    expect(outer).toMatchObject({ kind: "when", argument: 'corpus.name = "x"' });
    if (outer!.kind !== "when") return expect.unreachable();
    expect(outer.body.map(({ kind }) => kind)).toEqual(["note"]);
  });

  it("reads a directive right after a paragraph", () => {
    expect(parse("Text.\n::: note\nHi.\n:::\n").map(({ kind }) => kind)).toEqual(["prose", "note"]);
  });

  it("names an unknown directive, attribute, and one without end", () => {
    expect(() => parse("\n::: figrue x\n:::\n")).toThrow(
      "report/paper.md:2: unknown directive: figrue (nearest: figure)",
    );
    expect(() => parse("::: figure x\natl: y\n:::\n")).toThrow(
      "report/paper.md:1: unknown attribute: atl (nearest: alt)",
    );
    expect(() => parse("Text.\n\n::: figure x\nalt: y\n")).toThrow(
      "report/paper.md:3: directive without end: figure x",
    );
  });
});

describe("parseBlocks(markdown, file, text) refuses what is not finished", () => {
  it.each([
    ["a\nb {{corpus.covers} c", "report/paper.md:2: not understood: {{corpus.covers} c"],
    ["{{corpus.covers", "report/paper.md:1: not understood: {{corpus.covers"],
    ["{{a {b} }}", "report/paper.md:1: not understood: {{a {b} }}"],
    ["# A\n\n{corpus.covers}}", "report/paper.md:3: not understood: }}"],
    ["x\n[*Many*]{claim: a > 1", "report/paper.md:2: not understood: {claim: a > 1"],
    ["[Many]{claim: a{b} > 1}", "report/paper.md:1: not understood: {claim: a{b} > 1}"],
    ["Many]{claim: a > 1}", "report/paper.md:1: not understood: {claim: a > 1}"],
    ["See {@figure:ranks.", "report/paper.md:1: not understood: {@figure:ranks."],
    ["::: figure x\nalt: {{a}\n:::\n", "report/paper.md:2: not understood: {{a}"],
    ["::: when a = 1\n- {{a}\n:::\n", "report/paper.md:2: not understood: {{a}"],
    ["Text.^[Note {{a} here.]", "report/paper.md:1: not understood: {{a} here."],
    ["| a |\n| - |\n| {{a |", "report/paper.md:3: not understood: {{a"],
  ])("%j", (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });

  it("but code may show it, and escaped braces are text", () => {
    const text = "`{{a`, `]{claim: x` and \\{{a}}\n\n```\n{{a\n```\n\n    {{a\n\n$$\n{{a\n$$\n";
    expect(() => parse(text.replace("\\{{a}}", "\\{\\{a\\}\\}"))).not.toThrow();
    expect(() => parse(text)).toThrow("report/paper.md:1: not understood: }}");
  });
});

describe("chooseBlocks(blocks, scope)", () => {
  const text = '::: when corpus.name = "control"\nDrawn.\n:::\n\nAlways.\n';

  it("keeps the body of a true condition and drops that of a false one", () => {
    const chosen = (name: string) =>
      JSON.stringify(chooseBlocks(parse(text), { values: { corpus: { name } }, missing: {} }));
    expect(chosen("control")).toContain("Drawn.");
    expect(chosen("bandcamp")).not.toContain("Drawn.");
    expect(chosen("bandcamp")).toContain("Always.");
  });

  it("names the place of a wrong condition", () => {
    expect(() => chooseBlocks(parse(text), { values: {}, missing: {} })).toThrow(
      "report/paper.md:1: unknown reference: corpus.name",
    );
    const number = parse("\n::: when 1 + 1\nx\n:::\n");
    expect(() => chooseBlocks(number, { values: {}, missing: {} })).toThrow(
      "report/paper.md:2: not a condition: 1 + 1",
    );
  });
});
