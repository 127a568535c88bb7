import { hashOf } from "../../../report/language/policy.ts";
import { execFileSync } from "node:child_process";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../../data/hash.ts";
import type { Edition } from "../../../report/edition/edition.ts";
import type { Notice } from "../../../report/edition/notices.ts";
import { renderSite } from "../../../report/site/site.ts";
import type { Site } from "../../../report/site/siteParts.ts";
import { readSources } from "../../../report/site/sources.ts";
import { sampleEdition } from "../sampleEdition.ts";

const sources = await readSources();
const cachedFigure = (
  _name: string,
  _module: URL,
  _data: unknown,
  draw: () => Promise<string>,
): Promise<string> => draw();

const control = await renderSite([sampleEdition("control")], { sources, cachedFigure });
const controlPage = new JSDOM(String(control.get("index.html"))).window.document;

const missing = (reason: string): Notice[] => [
  { analysis: "averagedImages", state: "missing", reasons: [reason] },
];

/** The site of one edition with this prose. */
function render(text: string, edition: Edition = sampleEdition()) {
  const paper = { file: "report/paper.md", text };
  const own = { ...sources, paper, pages: new Map() };
  return renderSite([edition], { sources: own, cachedFigure });
}

async function html(text: string, edition?: Edition): Promise<string> {
  return String((await render(text, edition)).get("index.html"));
}

async function body(text: string, edition?: Edition): Promise<HTMLElement> {
  return new JSDOM(await html(text, edition)).window.document.querySelector("main")!;
}

describe("renderSite(editions, {sources, cachedFigure})", () => {
  it("puts the first edition at the root, others in folders, links relative", async () => {
    const editions = [sampleEdition("holiday", ["cats", "dogs"]), sampleEdition("control")];
    const site = await renderSite(editions, { sources, cachedFigure });
    const page = new JSDOM(String(site.get("control/index.html"))).window.document;
    expect(page.querySelector("link[rel=stylesheet]")?.getAttribute("href")).toBe("../style.css");
    expect(page.querySelector(".editions a")?.getAttribute("href")).toBe("../index.html");
    expect(site.has("index.html") && site.has("style.css")).toBe(true);
  });

  it("adds every file that its pages and style sheet name", () => {
    const named = `${control.get("index.html")}${control.get("style.css")}`.matchAll(
      /(?:src|href)="([^"#:]+)"|url\("([^"]+)"\)/g,
    );
    const paths = [...named].map(([, attribute, url]) => attribute ?? url ?? "");
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths) expect(control.has(path), path).toBe(true);
  });

  it("names no page that a site of one's own covers lacks", async () => {
    const site = await renderSite([sampleEdition("holiday")], { sources, cachedFigure });
    const pages = [...site.keys()].filter((path) => /^[^/]+\.html$/.test(path));
    expect(pages).toContain("controls.html");
    for (const page of pages.filter((path) => path !== "404.html"))
      for (const [, path] of String(site.get(page)).matchAll(/href="([^"#:]+)/g))
        expect(site.has(path!), `${page}: ${path}`).toBe(true);
  });

  it("asks nothing of other hosts, and runs its own scripts only", () => {
    for (const element of controlPage.querySelectorAll("[src], link[href], object, iframe"))
      expect(element.getAttribute("src") ?? element.getAttribute("href")).not.toMatch(
        /^(https?:)?\/\//,
      );
    const scripts = [...controlPage.querySelectorAll('script:not([type="application/ld+json"])')];
    expect(scripts.map((script) => script.getAttribute("src"))).toEqual([null, "page.js"]);
    const policy = controlPage.querySelector("meta[http-equiv]")!.getAttribute("content")!;
    expect(policy).toContain(`script-src 'self' file: ${hashOf(scripts[0]!.textContent)};`);
    expect(String(control.get("style.css"))).not.toMatch(/@import|https?:/);
  });

  it("shows no cover of the corpus by itself", async () => {
    const edition = sampleEdition();
    const pages = await html("::: figure averagedImages\nalt: Averages.\n:::\n", edition);
    for (const { id } of edition.corpus.covers) expect(pages).not.toContain(id.split("/")[1]);
    const site = await render("::: figure sampleCovers\nalt: Drawn.\n:::\n");
    const covers = [...site.keys()].filter((path) => path.startsWith("covers/"));
    expect(covers).toEqual(["covers/ambient.svg", "covers/metal.svg", "covers/punk.svg"]);
    expect(String(site.get("covers/metal.svg"))).not.toContain("<image");
  });

  it("says what stands in the way of a fresh result", async () => {
    const about = { analysis: "histogramSimilarity", reasons: ["code changed"] };
    const notices = [{ ...about, state: "stale" as const }];
    const edition = { ...sampleEdition(), notices };
    expect(await html("Text.", edition)).toContain(
      '<aside class="notices" aria-label="Notices"><ul>\n<li>histogramSimilarity is stale: code changed</li>',
    );
  });

  it("renders the paper before anything is computed", async () => {
    const site = await renderSite([{ ...sampleEdition(), results: {} }], { sources, cachedFigure });
    const page = new JSDOM(String(site.get("index.html"))).window.document;
    expect(page.querySelectorAll(".not-computed").length).toBeGreaterThan(4);
    expect(page.querySelectorAll(".claim.unchecked").length).toBeGreaterThan(4);
  });

  it("gives the same bytes twice, and in another time zone and locale", async () => {
    const digest = (site: Site): string =>
      sha256([...site].map(([path, content]) => path + sha256(content)).join("\n"));
    const here = digest(control);
    const again = await renderSite([sampleEdition("control")], { sources, cachedFigure });
    expect(digest(again)).toBe(here);
    const elsewhere = execFileSync("npx", ["tsx", "test/report/siteDigest.ts"], {
      env: { ...process.env, TZ: "Asia/Tokyo", LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8" },
    });
    expect(String(elsewhere).trim()).toBe(here);
  });
});

describe("prose", () => {
  it("replaces references by values, with their source", async () => {
    const main = await body("There are {{corpus.covers}} covers.");
    expect(main.innerHTML).toContain(
      '<p>There are <data value="72" title="corpus.covers">72</data> covers.</p>',
    );
  });

  it("shows a dash for what was not computed", async () => {
    const edition = { ...sampleEdition(), results: {}, notices: missing("no covers") };
    const main = await body("{{averagedImages.size}} {{histogramSimilarity.nonsense}}", edition);
    const [first, second] = [...main.querySelectorAll(".missing")];
    expect(first?.textContent).toBe("–");
    expect(first?.getAttribute("title")).toBe("not computed: averagedImages: no covers");
    expect(second?.getAttribute("title")).toContain("no result for the corpus bandcamp");
  });

  it("writes short names out", async () => {
    const text = "::: define\nsame = corpus.genres\n:::\n\n{{same.metal.test}}";
    expect((await body(text)).innerHTML).toContain('title="corpus.genres.metal.test"');
  });

  it("numbers figures, tables and sections, and links to them", async () => {
    const main = await body(`## First part

See {@table:corpus}, {@figure:selfRanks} and {@section:first-part}.

::: table corpus
Counts.
:::

::: figure selfRanks
alt: Bars.
:::
`);
    const links = [...main.querySelectorAll("p a:not([download])")].map((a) => [
      a.textContent,
      a.getAttribute("href"),
    ]);
    expect(links).toEqual([
      ["Table 1", "#table-corpus"],
      ["Figure 1", "#figure-selfRanks"],
      ["Section 1", "#first-part"],
      ["Table 1", "#table-corpus"],
      ["Figure 1", "#figure-selfRanks"],
    ]);
    for (const [, href] of links) expect(main.querySelector(href!), href!).not.toBeNull();
  });

  it("numbers citations in order and lists what is cited", async () => {
    const main = await body("One [@he2015]. Two [@lee2017; @he2015].");
    for (const card of main.querySelectorAll(".card")) card.remove();
    const citations = [...main.querySelectorAll(".citation")].map(({ textContent }) => textContent);
    expect(citations).toEqual(["[1]", "[2, 1]"]);
    expect([...main.querySelectorAll(".references li")].map(({ id }) => id)).toEqual([
      "reference-he2015",
      "reference-lee2017",
    ]);
  });

  it("marks claims that hold, and those that could not be checked", async () => {
    const text = "[*Metal* is there]{claim: corpus.genres.metal.covers > 0}.";
    const claim = (await body(text)).querySelector(".claim")!;
    const [button, evidence] = [claim.querySelector("button")!, claim.querySelector("[popover]")!];
    expect(claim.innerHTML).toMatch(/^<em>Metal<\/em> is <span class="unbroken">there\.<button/);
    expect(button.getAttribute("popovertarget")).toBe(evidence.id);
    expect(evidence.textContent).toBe(
      "Checked. Were this false, the page could not have been built:\ncorpus.genres.metal.covers > 0\n\n" +
        "The values are:\ncorpus.genres.metal.covers = 12\n\nThey come from the list of covers.",
    );
    const unknown = "[Big]{claim: averagedImages.size > 9}";
    const main = await body(unknown, { ...sampleEdition(), results: {} });
    expect(main.querySelector(".unchecked [popover]")?.textContent).toMatch(/^Not checked: /);
  });

  it("keeps text as text", async () => {
    expect((await body("<script>alert(1)</script>")).innerHTML).not.toContain("<script");
  });
});

describe("errors in prose", () => {
  it.each([
    [
      "x\n\n{{corpus.cover}}",
      "report/paper.md:3: unknown reference: corpus.cover: unknown name: cover (nearest: covers)",
    ],
    ["x\ny {{corpus.covers | wrods}}", "report/paper.md:2: unknown format: wrods (nearest: words)"],
    ["{{corpus.covers +}}", "report/paper.md:1: not understood: corpus.covers +"],
    [
      "\n::: figure genreSimilartiy\nalt: x\n:::",
      "report/paper.md:2: unknown figure: genreSimilartiy (nearest: genreSimilarity)",
    ],
    [
      "See {@figure:selfRanks}.\n\n::: figure selfRank\nalt: x\n:::",
      "report/paper.md:3: unknown figure: selfRank (nearest: selfRanks)",
    ],
    ["::: table corpse\n:::", "report/paper.md:1: unknown table: corpse (nearest: corpus)"],
    [
      "\n\n::: figure selfRanks\nTitle.\n:::",
      "report/paper.md:3: figure without alternative text: selfRanks",
    ],
    ["a\nb\n[@lee2071]", "report/paper.md:3: unknown citation: lee2071 (nearest: lee2017)"],
    ["{@figure:selfRank}", "report/paper.md:1: unknown figure: selfRank"],
    ["{@fig:selfRanks}", "report/paper.md:1: unknown reference: fig (nearest: figure)"],
    ["{@section:data}", "report/paper.md:1: unknown section: data"],
    [
      "a\n[Many\ncovers]{claim: corpus.covers > 1000}",
      "report/paper.md:2: claim is false: Many covers (corpus.covers is 72, expected > 1000)",
    ],
    ["::: define\na = b\na = c\n:::", "report/paper.md:3: defined twice: a"],
    ["::: define\na b\n:::", "report/paper.md:2: not a definition: a b"],
    ["::: define\na = b\n\na b\n:::", "report/paper.md:4: not a definition: a b"],
    ["::: define\n\n- a = b\n:::", "report/paper.md:3: not a definition: bullet_list"],
    ["a\n[c](nowhere.html)", "report/paper.md:2: unknown file: nowhere.html (nearest: "],
    ["{{corpus.covers | 1 | 2}}", "report/paper.md:1: unknown format: 1 | 2"],
    [`{{${"(".repeat(9999)}}}`, "report/paper.md:1: formula too long: (((("],
    [
      "::: table corpus\n:::\n::: table corpus\n:::",
      "report/paper.md:3: table appears twice: corpus",
    ],
    [
      "::: figure selfRanks\ntitle: x\nalt: {{corpus.nothing}}\n:::",
      "report/paper.md:3: unknown reference: corpus.nothing",
    ],
  ])("%j", async (text, message) => {
    await expect(render(text)).rejects.toThrow(message);
  });
});

describe("figures", () => {
  it("are named and described, and have their numbers beside them", async () => {
    const main = await body(
      "::: figure selfRanks\ntitle: The *finding*\nalt: Bars for {{corpus.genreCount}}\ngenres.\n:::",
    );
    const svg = main.querySelector("svg")!;
    const named = svg.getAttribute("aria-labelledby")!.split(" ");
    expect(named.map((id) => svg.querySelector(`#${id}`)?.textContent)).toEqual([
      "The finding",
      "Bars for 6 genres.",
    ]);
    expect(main.querySelectorAll("details table")).toHaveLength(2);
  });

  it("say why they were not computed", async () => {
    const edition = { ...sampleEdition(), results: {}, notices: missing("no covers") };
    const main = await body("::: figure averagedImages\nalt: x\n:::", edition);
    expect(main.querySelector(".not-computed")?.textContent).toBe("not computed: no covers");
  });

  it("have ids of their own on a page", () => {
    const ids = [...controlPage.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("give every picture alternative text and a size", () => {
    expect(controlPage.images.length).toBeGreaterThan(10);
    for (const image of controlPage.images) {
      expect(image.alt).not.toBe("");
      expect(Number(image.getAttribute("width"))).toBeGreaterThan(0);
    }
  });
});
