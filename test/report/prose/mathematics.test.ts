import { describe, expect, it } from "vitest";
import { formatHtml } from "../../../report/language/html.ts";
import { createMarkdown } from "../../../report/prose/markdown.ts";
import { renderEquation, renderTex } from "../../../report/prose/mathematics.ts";

const tokens = (text: string) =>
  createMarkdown()
    .parse(text, {})
    .flatMap((token) => [token, ...(token.children ?? [])])
    .filter(({ type }) => type === "math" || type === "equation")
    .map(({ type, content, info }) => [type, content, info]);

describe("$TeX$ and $$ name", () => {
  it.each([
    ["the root of $n$", [["math", "n", ""]]],
    [
      "$a_i^2 \\cdot b$, $c$",
      [
        ["math", "a_i^2 \\cdot b", ""],
        ["math", "c", ""],
      ],
    ],
    ["from $5 to $10", []],
    ["$ not this $", []],
    ["$$ wilson\n\\frac{1}{n}\n$$", [["equation", "\\frac{1}{n}", "wilson"]]],
    ["$$\nx\n$$", [["equation", "x", ""]]],
    ["It costs $1680. See `$HOME`, `$x$`", []],
    ["$1, `b` and $c", []],
    ["`a$` b$ c", []],
    ["\\$a$ and $a\\$", []],
    ["$5, $6 and $a$2", []],
    ["$a\\$b$.", [["math", "a\\$b", ""]]],
    ["$a $b$", [["math", "b", ""]]],
    ["$a\nb$", [["math", "a\nb", ""]]],
  ])("%j", (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });
});

describe("renderTex(tex, displayMode)", () => {
  it("gives MathML", () => {
    expect(formatHtml(renderTex("\\frac{k}{n}", false))).toMatch(/^<math[^>]*><mfrac>.*<\/math>$/s);
  });

  it("refuses what it cannot read", () => {
    expect(() => renderTex("\\frac{1", false)).toThrow(/^not understood: \\frac\{1 \(/);
  });
});

describe("renderEquation(tex, name, label)", () => {
  it("is numbered and can be linked to", () => {
    const html = formatHtml(renderEquation("x", "wilson", "M5"));
    expect(html).toContain('<div class="equation" id="equation-wilson">');
    expect(html).toContain('href="#equation-wilson">(M5)</a>');
  });
});
