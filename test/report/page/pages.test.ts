import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import type { Edition } from "../../../report/edition/edition.ts";
import { renderSite } from "../../../report/site/site.ts";
import { readSources } from "../../../report/site/sources.ts";
import { sampleEdition } from "../sampleEdition.ts";

const sources = await readSources();
const prose = (name: string, text: string) => ({ file: `report/${name}.md`, text });
const table = "::: table corpus\nCovers by genre: {{corpus.covers}} in all.\n:::\n";

/** The site of a paper and other pages with this prose. */
function render(pages: Record<string, string>, editions: Edition[] = [sampleEdition()]) {
  const { paper = "Text.", ...others } = pages;
  const named = Object.entries(others).map(([name, text]) => [name, prose(name, text)] as const);
  const own = { paper: prose("paper", paper), pages: new Map(named) };
  return renderSite(editions, {
    sources: { ...sources, ...own },
    cachedFigure: (_name, _module, _data, draw) => draw(),
  });
}

async function page(path: string, pages: Record<string, string>): Promise<Document> {
  return new JSDOM(String((await render(pages)).get(path))).window.document;
}

const texts = (document: Document, selector: string) =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent?.trim());

describe("pages", () => {
  it("are shown where their prose exists, in one order", async () => {
    const document = await page("index.html", { methods: "M.", audit: "A." });
    expect(texts(document, ".bar a")).toEqual(["Paper", "Audit", "Methods"]);
    expect(document.querySelector(".bar [aria-current]")?.textContent).toBe("Paper");
    expect(document.querySelector("a[rel=next]")?.getAttribute("href")).toBe("audit.html");
  });

  it("of the poster are not shown for other covers", async () => {
    const site = await render({ audit: "A.", methods: "M." }, [sampleEdition("holiday")]);
    expect(site.has("audit.html")).toBe(false);
    expect(site.has("methods.html")).toBe(true);
  });

  it("number what they have with a letter of their own", async () => {
    const document = await page("audit.html", { audit: `## First\n\n### Inner\n\n${table}` });
    expect(texts(document, "h2 .number, h3 .number")).toEqual(["A1", "A1.1"]);
    expect(document.querySelector("h3 a")?.getAttribute("href")).toBe("#inner");
    expect(texts(document, "figcaption .label")).toEqual(["Table A1"]);
  });

  it("refer to each other", async () => {
    const pages = {
      paper: `## Data\n\n${table}`,
      audit: "{@table:corpus}, {@section:data}, {@page:paper}",
    };
    const links = [...(await page("audit.html", pages)).querySelectorAll("main p a")];
    expect(links.map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
      ["Table 1", "index.html#table-corpus"],
      ["Section 1", "index.html#data"],
      ["Paper", "index.html"],
    ]);
  });

  it("have an outline of their sections, once there are several", async () => {
    const text = "## One\n\n### Inner\n\n## Two";
    expect(texts(await page("audit.html", { audit: text }), ".outline a")).toEqual([
      "A1 One",
      "A1.1 Inner",
      "A2 Two",
    ]);
    expect(texts(await page("audit.html", { audit: "## One" }), ".outline a")).toEqual([]);
  });

  it("collect their footnotes below, with a way back", async () => {
    const document = await page("audit.html", {
      audit: "A.^[First {{corpus.covers}}.] B.^[Second.]",
    });
    expect(texts(document, ".footnotes li p")).toEqual(["First 72. ↩", "Second. ↩"]);
    const back = document.querySelector("#footnote-1 [role=doc-backlink]")!.getAttribute("href")!;
    expect(document.querySelector(back)?.textContent).toBe("1");
  });

  it("have footnotes that may refer to each other", async () => {
    const audit = "A.[^a]\n\n[^a]: First, not second.[^b]\n\n[^b]: Second, not first.[^a]";
    const document = await page("audit.html", { audit });
    expect(texts(document, "main > p .card")).toEqual(["First, not second.2"]);
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of document.querySelectorAll("main a[href^='#']"))
      expect(ids).toContain(link.getAttribute("href")!.slice(1));
  });

  it("show the notes of what they show", async () => {
    const audit = "::: when 1 = 2\nA.^[Hidden.]\n:::\n\nB.^[Shown.]";
    const document = await page("audit.html", { audit });
    expect(texts(document, ".footnotes li")).toEqual(["Shown. ↩"]);
    expect(document.querySelector("sup a")?.textContent).toBe("1");
  });

  it("name sections by the words of their headings", async () => {
    const text = "## *All* {{corpus.covers}} covers\n\n## `b`\n\n{@section:b}";
    const document = await page("audit.html", { audit: text });
    expect(texts(document, ".outline a")).toEqual(["A1 All 72 covers", "A2 b"]);
    expect(document.querySelector("h2")?.id).toBe("all-corpus-covers-covers");
  });

  it("have values in the alternative text of pictures, and tables in notes", async () => {
    const audit =
      "![*All* {{corpus.covers}}](card.png)\n\n:::: note\n| a |\n| - |\n| {{corpus.covers}} |\n\n" +
      `${table}::::`;
    const document = await page("audit.html", { audit });
    expect(document.querySelector("main img")?.getAttribute("alt")).toBe("All 72");
    expect(texts(document, ".note > table td")).toEqual(["72"]);
    expect(document.querySelector(".note figure.table table")).not.toBeNull();
  });

  it("fold text, figures and tables under a title that may hold values", async () => {
    const audit = `:::: details\ntitle: *All* {{corpus.covers}}\n\nFolded.\n\n${table}::::`;
    const document = await page("audit.html", { audit });
    const [fold] = document.querySelectorAll<HTMLDetailsElement>("main > details");
    expect(fold!.open).toBe(false);
    expect(fold!.querySelector("summary")?.textContent).toBe("All 72");
    expect(texts(document, "main > details > p")).toEqual(["Folded."]);
    expect(texts(document, "main > details > figure .label")).toEqual(["Table A1"]);
  });

  it("check claims in alternative text", async () => {
    const audit = "::: figure selfRanks\nalt: Bars,\n[all long]{claim: corpus.covers > 99}\n:::";
    await expect(render({ audit })).rejects.toThrow("report/audit.md:3: claim is false: all long");
  });

  it("link to pages of other editions", async () => {
    const editions = ["bandcamp", "holiday"].map((name) => ({
      ...sampleEdition(name),
      results: {},
    }));
    const pages = { paper: "[c](holiday/methods.html#there)", methods: "## There" };
    expect(String((await render(pages, editions)).get("index.html"))).toContain(
      '<a href="holiday/methods.html#there">c</a>',
    );
  });

  it("link to no page of an edition that is not there", async () => {
    await expect(render({ paper: "[c](holiday/methods.html)" })).rejects.toThrow(
      "report/paper.md:1: unknown file: holiday/methods.html (nearest: ",
    );
  });

  it.each([
    ["## Data\n\n## Data", "report/audit.md:3: heading appears twice: Data"],
    ["::: part download\n:::", "report/audit.md:1: unknown part: download (nearest: downloads)"],
    ["a\n$\\frac{1$", "report/audit.md:2: not understood: \\frac{1"],
    ["$$ a\nx\n$$\n\n$$ a\ny\n$$", "report/audit.md:5: equation appears twice: a"],
    ["{@equation:wilsn}", "report/audit.md:1: unknown equation: wilsn"],
  ])("refuse %j", async (audit, message) => {
    await expect(render({ audit })).rejects.toThrow(message);
  });
});

describe("what is behind a figure or table", () => {
  it("is there as files, linked beside it and on the data page", async () => {
    const site = await render({ paper: table, data: "::: part downloads\n:::" });
    const csv = String(site.get("data/table-corpus.csv"));
    expect(csv.split("\n")[0]).toMatch(/^genre,\w+,/);
    expect(csv).toContain("\nambient,1000,12,");
    const json = JSON.parse(String(site.get("data/table-corpus.json"))) as {
      title: string;
      tables: { rows: unknown[][] }[];
    };
    expect(json.title).toBe("Covers by genre");
    expect(json.tables[0]!.rows[0]!.slice(0, 3)).toEqual(["ambient", 1000, 12]);
    for (const path of ["index.html", "data.html"]) {
      const { document } = new JSDOM(String(site.get(path))).window;
      expect(texts(document, ".files a")).toEqual(["CSV", "JSON"]);
    }
  });

  it("is called by its title on the data page, or by its caption's first sentence", async () => {
    const titled = "::: table corpus\ntitle: How many there are\n\nThis table counts covers.\n:::";
    const untitled = titled.replace("title: How many there are\n\n", "");
    const names = [titled, untitled].map(async (paper) => {
      const site = await render({ paper, data: "::: part downloads\n:::" });
      return texts(new JSDOM(String(site.get("data.html"))).window.document, ".downloads p");
    });
    expect(await Promise.all(names)).toEqual([
      ["Table 1 How many there are"],
      ["Table 1 This table counts covers"],
    ]);
  });

  it("names the analysis, its key and its engine", async () => {
    const parts = {
      schema: 1,
      name: "fullTraining",
      code: "c0de",
      params: { rate: 0.01 },
      corpus: "c",
    };
    const engine = { name: "onnx", threads: 2, code: "e", environment: {} };
    const provenance = {
      fullTraining: { key: "5a644f183c3e3e", parts: { ...parts, engine, environment: {} } },
    };
    const edition = { ...sampleEdition(), provenance };
    const site = await render(
      { paper: "::: table networkScores\nScores.\n:::", methods: "::: part analyses\n:::" },
      [edition],
    );
    const document = new JSDOM(String(site.get("index.html"))).window.document;
    expect(texts(document, ".source")).toEqual([
      "analysis fullTraining · corpus bandcamp · engine onnx, 2 threads · key 5a644f183c3e",
    ]);
    const methods = new JSDOM(String(site.get("methods.html"))).window.document;
    expect(texts(methods, ".analysis pre")).toEqual(["rate = 0.01"]);
  });
});
