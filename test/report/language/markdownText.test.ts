import { describe, expect, test } from "vitest";
import markdownIt from "markdown-it";
import { code, escapeMarkdown, plainText } from "../../../report/language/markdownText.ts";

/** What GitHub links in texts as they are rendered: mentions, issues, commits, addresses. */
const linked =
  /@[\w-]|#\d|\bGH-\d|\bGHSA-\w|\bCVE-\d|\b[0-9a-f]{7,40}\b|:\/\/|\bwww\.|[\w.+-]@[\w-]+\.\w/i;

const hostile: [string, string][] = [
  ["@name", "@\u200bname"],
  ["&#64;name", "&#\u200b64;name"],
  ["&commat;name", "&commat;name"],
  ["me@example.org", "me@\u200bexample.org"],
  ["@org/team", "@\u200borg/team"],
  ["#1", "#\u200b1"],
  ["closes owner/repo#1", "closes owner/repo#\u200b1"],
  ["GH-1 gh-2", "GH-\u200b1 gh-\u200b2"],
  ["GHSA-abcd-efgh-ijkl CVE-2020-1", "GHSA-\u200babcd-efgh-ijkl CVE-\u200b2020-1"],
  ["0123abc", "0123ab\u200bc"],
  ["owner/repo@0123456789abcdef", "owner/repo@\u200b012345\u200b6789ab\u200bcdef"],
  ["a".repeat(40), `${"aaaaaa\u200b".repeat(6)}aaaa`],
  ["https://x.example/issues/1", "https:\u200b//x.example/issues/1"],
  ["HTTP://X.EXAMPLE", "HTTP:\u200b//X.EXAMPLE"],
  ["www.x.example", "www\u200b.x.example"],
  ["mailto:me@x.example", "mailto:me@\u200bx.example"],
  ["[text](https://x.example)", "[text](https:\u200b//x.example)"],
  ["<https://x.example>", "<https:\u200b//x.example>"],
  ["![a](//x.example/a.png)", "![a](//x.example/a.png)"],
  ["</summary><img src=x onerror=alert(1)>", "</summary><img src=x onerror=alert(1)>"],
  ["<!-- results-diff -->", "<!-- results-diff -->"],
  ["a `b` *c* _d_ ~~e~~ $f$ | g \\| h", "a `b` *c* _d_ ~~e~~ $f$ | g \\| h"],
  ["one\n\n# two\r\n> three", "one #\u200b two > three"],
  ["a\u202eb\u001b[1m", "a\\u202eb\\u001b[1m"],
];

/** As the text of a paragraph, and in a table's cell. */
function render(markdown: string): { html: string; text: string } {
  const html = markdownIt({ html: true }).renderInline(markdown);
  const text = html.replaceAll(/&(lt|gt|quot|amp);/g, (_, name: string) => entities[name]!);
  return { html, text };
}

const entities: Record<string, string> = { lt: "<", gt: ">", quot: '"', amp: "&" };

describe("escapeMarkdown(text)", () => {
  test.each(hostile)("shows %j as text, and GitHub links nothing in it", (text, shown) => {
    const rendered = render(escapeMarkdown(text));
    expect(rendered.html).not.toMatch(/<\w/);
    expect(rendered.text).toBe(shown);
    expect(rendered.text).not.toMatch(linked);
  });

  test.each(hostile)("keeps %j in its cell of a table", (text) => {
    const table = `| a | b |\n| - | - |\n| ${escapeMarkdown(text)} | ${code(text)} |\n`;
    const html = markdownIt({ html: true }).render(table);
    expect(html.match(/<td>/g)).toHaveLength(2);
    expect(html).toMatch(/<td><code>[^<]*<\/code><\/td>\n<\/tr>/);
  });
});

describe("code(text)", () => {
  test.each([...hostile.map(([text]) => text), "x\\", "`` `", "a\\|@name"])(
    "shows %j as one piece of code",
    (text) => {
      expect(render(code(text)).html).toMatch(/^<code>[^<]*<\/code>$/);
    },
  );
});

test.each(hostile)("plainText(escapeMarkdown(text)) shows %j as it is", (text, shown) => {
  expect(plainText(escapeMarkdown(text))).toBe(shown.replaceAll("\u200b", ""));
});
