import { JSDOM } from "jsdom";
import { describe, expect, it, test } from "vitest";
import { type Content, formatHtml, html, joined, raw } from "../../../report/language/html.ts";

const hostile = `"><img src=x onerror=alert(1)>&amp;'\0\u001b`;

describe("html`…`", () => {
  it("escapes texts in content and in attributes", () => {
    const text = formatHtml(html`<p title="${hostile}">${hostile}</p>`);
    const { body } = new JSDOM(text).window.document;
    const shown = `"><img src=x onerror=alert(1)>&amp;'␀␛`;
    expect(body.children).toHaveLength(1);
    expect(body.firstElementChild!.getAttribute("title")).toBe(shown);
    expect(body.textContent).toBe(shown);
  });

  it("keeps markup, joins lists, and writes nothing for null, undefined and false", () => {
    const items = ["a<", 1, null].map((item) => html`<li>${item}</li>`);
    expect(formatHtml(html`<ul${html` id="x"`}>${items}${null}${false}${undefined}</ul>`)).toBe(
      '<ul id="x"><li>a&lt;</li><li>1</li><li></li></ul>',
    );
  });

  test.each([
    ["a text between attributes", (text: Content) => html`<p ${text}>`],
    ["a text as an attribute without quotes", (text: Content) => html`<p id=${text}>`],
    ["a text in a script", (text: Content) => html`<script>${text}</script>`],
    ["a text in a style", (text: Content) => html`<style>p {${text}}</style>`],
  ])("throws for %s", (_, write) => {
    expect(() => write("onclick=alert(1)")).toThrow("text among attributes: onclick=alert(1)");
    expect(formatHtml(write(raw("x")))).toContain("x");
  });

  it("throws for markup in an attribute", () => {
    expect(() => html`<p title="a ${html`<b>`}">`).toThrow("markup in attributes: <b>");
  });

  test.each([
    "javascript:alert(1)",
    " javascript:x",
    "java\nscript:x",
    "VBScript:x",
    "\u0001javascript:x",
  ])("throws for a link to %j", (address) => {
    expect(() => html`<a href="${address}">`).toThrow(`not an address to link to: ${address}`);
    expect(() => html`<img alt="" src="${address}">`).toThrow("not an address");
  });

  test.each(["", "a.html#x:y", "../a/b.png", "#a", "https://a.example/", "data:,", "?q=a:b"])(
    "links to %j",
    (address) => {
      expect(formatHtml(html`<a href="${address}">`)).toBe(`<a href="${address}">`);
    },
  );
});

describe("joined(contents, separator)", () => {
  it("leaves out what is nothing, and escapes the rest", () => {
    expect(formatHtml(joined(["<", null, html`<b>`, false]))).toBe("&lt;\n<b>");
    expect(formatHtml(joined(["a", "b"], ", "))).toBe("a, b");
  });
});

test("markup written into a text by accident is not markup", () => {
  expect(`${String(html`<b>`)}`).not.toContain("<b>");
});
