import fc from "fast-check";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { UserError } from "../../../data/error.ts";
import { checkAddresses } from "../../../report/prose/addresses.ts";
import { renderEditionPage } from "../../../report/site/editionPage.ts";
import { parsePages } from "../../../report/site/parsePages.ts";
import { readSources } from "../../../report/site/sources.ts";
import { sampleEdition } from "../sampleEdition.ts";

const sources = await readSources();
const edition = { ...sampleEdition(), results: {} };
const editions = [edition];

/** The paper with this text, as HTML. */
async function render(text: string): Promise<string> {
  const own = { ...sources, paper: { file: "report/paper.md", text }, pages: new Map() };
  const cachedFigure = () => Promise.resolve("<svg></svg>");
  const addFile = (path: string) => path;
  const [paper, ...pages] = parsePages(edition, editions, own);
  const context = { edition, editions, poster: sources.poster, cachedFigure, addFile };
  const options = { sources: own, cachedFigure };
  const rendering = { context, pages: [paper!, ...pages], downloads: [], options };
  const html = await renderEditionPage(paper!, rendering);
  checkAddresses({ ...paper!, path: "index.html" }, new Map([["index.html", html]]));
  return html;
}

const pieces = [
  ..."\n|\n\n|\r\n|    |> |- |1. |# |## |### |---|***|*|_|**|~~|`|```|~~~|\\|\"|'|--|...|(c)".split(
    "|",
  ),
  ..."{{ }} {{corpus.covers}} {{corpus.covers|words}} {{corpus }} {claim: {claim:1=1} { } {@ {@table:corpus}".split(
    " ",
  ),
  ..."[ ] ( ) ]( ![ [@ [@he2015] [@he2015;@x] [^ [^a] [^a]: ^[ [a]: #a a.html <b> & &amp; $ $$ $a$ \\frac{".split(
    " ",
  ),
  ..."::: :::: ::::: note when figure table part box define title: alt: 1=1 a = corpus.covers corpus selfRanks genres".split(
    " ",
  ),
  ..."::: note\n|::: when 1=1\n|::: table corpus\n|\n:::\n|\n::::\n|$$ a\n|\n$$\n|\uFEFF|\0|日本語|word |2".split(
    "|",
  ),
  "|",
  "| a |\n| - |\n",
  " ",
  " ",
  "\t",
  "\ud800",
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
);

describe("any text", () => {
  it("becomes a page, or an error with file and line", async () => {
    const property = fc.asyncProperty(texts, async (text) => {
      const error = await render(text).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (error === undefined) return;
      if (!(error instanceof UserError)) throw error;
      const line = /^report\/paper\.md:(\d+): [a-z]/.exec(error.message)?.[1];
      expect(Number(line), error.message).toBeGreaterThan(0);
      expect(Number(line), error.message).toBeLessThanOrEqual(text.split(/\r\n?|\n/).length);
    });
    await fc.assert(property, { seed: 1, numRuns: 250 });
  }, 60_000);

  it("of words and stops survives as it is", async () => {
    const words = fc.stringMatching(/^[A-Za-zäöüé日本語0-9]{1,8}[,;:?!]?$/);
    const paragraph = fc
      .array(words, { minLength: 1, maxLength: 12 })
      .map((all) => `A ${all.join(" ")}.`);
    const property = fc.asyncProperty(
      fc.array(paragraph, { minLength: 1, maxLength: 4 }),
      async (all) => {
        const { document } = new JSDOM(await render(all.join("\n\n"))).window;
        const found = [...document.querySelectorAll("main > p")].map(
          ({ textContent }) => textContent,
        );
        expect(found.slice(0, all.length)).toEqual(all);
      },
    );
    await fc.assert(property, { seed: 3, numRuns: 40 });
  }, 60_000);
});
