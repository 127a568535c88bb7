import { describe, expect, it } from "vitest";
import { chooseBlocks, parseBlocks } from "../../../report/prose/blocks.ts";
import { chooseNotes } from "../../../report/prose/chooseNotes.ts";
import { createMarkdown } from "../../../report/prose/markdown.ts";

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
    if (block?.kind !== "figure") return expect.unreachable();
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
    if (outer?.kind !== "when") return expect.unreachable();
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
    expect(() => parse("::: details\nText.\n:::\n")).toThrow(
      "report/paper.md:1: details without title",
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
    [`a\n\n${">".repeat(3000)} b`, "report/paper.md:3: quotations or lists more than 20 levels"],
    ["| a |\n| - |\n| {{a |", "report/paper.md:3: not understood: {{a"],
  ])("%j", (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });

  it("but code may show it, and escaped braces are text", () => {
    const text =
      "`{{a`, `]{claim: x`, \\{{a}} and \\{\\{\n\n```\n{{a\n```\n\n    {{a\n\n$$\n{{a\n$$\n";
    expect(() => parse(text)).not.toThrow();
    expect(() => parse("\\{\\{a}}")).toThrow("report/paper.md:1: not understood: }}");
  });

  it("and what stands behind a backslash is shown as it is", () => {
    const text = "\\{{a.b | c}}, \\{@a}, [x]\\{claim: a}, \\[^a], \\[@a], [a\\](b), \\:::, \\$\\$.";
    expect(createMarkdown().render(text)).toBe(
      "<p>{{a.b | c}}, {@a}, [x]{claim: a}, [^a], [@a], [a](b), :::, $$.</p>\n",
    );
  });
});

describe("parseBlocks(markdown, file, text) refuses what would be lost without a word", () => {
  it.each([
    ["a[^zz] b", "1: unknown footnote: zz"],
    ["a[^bb]\n\n[^b]: note", "1: unknown footnote: bb (nearest: b)"],
    ["a[^a b]", "1: not understood: [^a b] (a footnote's name has no blanks"],
    ["a\n\n[^b]: note", "3: footnote without a reference: b"],
    ["a\n\n[^b]: note [^b]", "3: footnote without a reference: b"],
    ["a[^b]\n\n[^b]: x\n\n[^b]: y", "5: footnote appears twice: b"],
    ["a[^b]\n\n[^b]:\n", "3: footnote without text on its first line: b"],
    ["a[^b]\n\n[^b]: x\n\n    [^c]: y", "5: footnote within a footnote: c"],
    ["a\nb ^[note ^[inner] more]", "2: footnote within a footnote or a picture's text"],
    ["![a ^[note]](card.png)", "1: footnote within a footnote or a picture's text"],
    [`a\n\n${"^[".repeat(3000)}${"]".repeat(3000)}`, "3: not understood: ^[^["],
    ["a [b]\n\n[b]: a.html\n[c d]: b.html", "4: link definition without a link: c d"],
    ["a [b]\n\n[b]: a.html\n[B]: b.html", "4: link defined twice: b"],
    ["a\n\n> [b]: a.html", "3: link definition without a link: b"],
    ['a\n[b](a.html "{{x}}")', "2: not read in the title of a link or picture: {{x}}"],
    ['![a](a.png "see [@b]")', "1: not read in the title of a link or picture: [@b]"],
    [
      '[b]\n\n[b]: a.html "{claim: 1}"',
      "1: not read in the title of a link or picture: {claim: 1}",
    ],
    ["a\nb^[note", "2: not understood: ^[note (a bracket too few?)"],
    ["a\nb^[note\nmore {{x}.]", "3: not understood: {{x}."],
    ["![a\nb {{x}](card.png)", "2: not understood: {{x}"],
    ["a\n[b](c d)", "2: not understood: ](c d) (no link"],
    ["[b](javascript:x)", "1: not understood: ](javascript:x)"],
    ["[b][nowhere]", "1: not understood: ][nowhere] (no link: no line [name]: address)"],
    ["[@a", "1: not understood: [@a (a bracket too few?)"],
    ["$$x$$", "1: not understood: $$x$$ (the signs of an equation"],
    ["a\n\n$$ name\nx", "3: equation without end: name"],
    ["a\n\n```js\nx", "3: code without end: ```"],
    ["> ~~~\n> x\n\ny", "1: code without end: ~~~"],
    ["::: note\n```\n:::", "1: directive without end: note"],
    ["a\n:::", "2: colons without a directive: :::"],
    ["::: {note}\nx", "1: colons without a directive: ::: {note}"],
    ["::: note\n::: note\nx\n:::\n:::", "2: directive without end: note"],
    ["> ::: note\n> x\n", "1: directive without end: note"],
    ["---\ntitle: x\n", "1: front matter is not read"],
    ["---\ntitle: x\n---\n", "1: front matter is not read"],
    ["\uFEFF---\r\ntitle: x", "1: front matter is not read"],
    ["a\r\n\r\nb {{x}", "3: not understood: {{x}"],
    ["::: note aside\nx\n:::", "1: note takes no name: aside"],
    ["::: note\ntitle: x\n:::", "1: unknown attribute: title"],
    ["::: table x\nalt: x\n:::", "1: unknown attribute: alt (nearest: title)"],
    ["::: figure x\nalt: x\nalt: y\n:::", "1: attribute appears twice: alt"],
    ["::: figure x\nalt: x\nsee [@a]\n:::", "3: alternative text cannot lead elsewhere"],
    ["::: part genres\nx\n:::", "1: part takes no text: genres"],
    ['::: box a"b\nx\n:::', '1: not a name: box a"b'],
    [":::: when a\n::: define\na = b\n:::\n::::", "2: define within another directive: when"],
  ])("%j", (text, message) => {
    expect(() => parse(text)).toThrow(`report/paper.md:${message}`);
  });
});

describe("parseBlocks(markdown, file, text) reads", () => {
  it("a text that begins with a byte order mark", () => {
    expect(JSON.stringify(parse("\uFEFF## A"))).toContain("heading_open");
  });

  it("code that shows a directive, in a directive", () => {
    const [note, after] = parse("::: note\n```\n:::\n``` x\n```\n:::\n\nAfter.");
    expect([note!.kind, after!.kind]).toEqual(["note", "prose"]);
  });

  it.each(["{", "[", "*", "$ ", "`", "[a](", "{{", "a $b$ *c* "])(
    "a very long line of %j",
    (part) => {
      const started = () => parse(`a ${part.repeat(20_000)}`);
      if (/^([{]+|\[a]\()$/.test(part)) expect(started).toThrow(/^report\/paper.md:1: /);
      else expect(started).not.toThrow();
    },
  );
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

  it("chooses within other directives, too", () => {
    const inBox = `:::: box x\n${text}::::\n`;
    const scope = { values: { corpus: { name: "bandcamp" } }, missing: {} };
    expect(JSON.stringify(chooseBlocks(parse(inBox), scope))).not.toContain("Drawn.");
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

describe("chooseNotes(blocks)", () => {
  const notes = (text: string) => {
    const chosen = chooseBlocks(parse(text), { values: {}, missing: {} });
    const tokens = chooseNotes(chosen).flatMap((one) => (one.kind === "prose" ? one.tokens : []));
    const all = tokens.flatMap((token) => [token, ...(token.children ?? [])]);
    return all.flatMap(({ type, meta }) =>
      /^footnote_(ref|open)$/.test(type) ? [[type.slice(9), meta!["id"], meta!["subId"]]] : [],
    );
  };

  it("drops the notes of what is not shown and numbers the others again", () => {
    const text =
      "::: when 1 = 2\na[^a] b[^b]\n:::\n\nb[^b]\n\n[^a]: A.\n\n[^b]: B, as c.[^c]\n\n[^c]: C.";
    expect(notes(text)).toEqual([
      ["ref", 0, 0],
      ["open", 0, undefined],
      ["ref", 1, 0],
      ["open", 1, undefined],
    ]);
  });

  it("leaves no empty list", () => {
    expect(JSON.stringify(chooseNotes(parse("a^[b]").slice(0, 0)))).toBe("[]");
    expect(notes("::: when 1 = 2\na^[b]\n:::\n")).toEqual([]);
  });
});
