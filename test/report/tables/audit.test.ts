import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { isAnalysisName } from "../../../analyses/names.ts";
import { posterAudit } from "../../../report/audit/posterAudit.ts";
import { parseBlocks } from "../../../report/prose/blocks.ts";
import { readContents } from "../../../report/prose/contents.ts";
import type { Edition } from "../../../report/edition/edition.ts";
import { createMarkdown } from "../../../report/prose/markdown.ts";
import { renderSite } from "../../../report/site/site.ts";
import { readSources } from "../../../report/site/sources.ts";
import { audit } from "../../../report/tables/audit.ts";
import { auditSources } from "../../../report/tables/auditSources.ts";
import { sampleEdition } from "../sampleEdition.ts";

const sources = await readSources();
const { poster } = sources;
const read = (path: string): string =>
  readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");

/** The committed results, as far as there are any; no pictures. */
function committed(): Edition {
  const { corpus, title } = sampleEdition();
  const names = ["histogramSimilarity", "averagedImages", "fullTraining"].filter(isAnalysisName);
  const results = names.map((name) => [
    name,
    JSON.parse(read(`analyses/results/bandcamp/${name}.json`)).result,
  ]);
  return { corpus, title, results: Object.fromEntries(results), images: {}, notices: [] };
}

async function render(name: string, edition: Edition): Promise<Document> {
  const paper = { file: `report/${name}`, text: read(`report/${name}`) };
  const site = await renderSite([edition], {
    sources: { ...sources, paper, edition: paper, pages: new Map() },
    cachedFigure: (_name, _module, _data, draw) => draw(),
  });
  return new JSDOM(String(site.get("index.html"))).window.document;
}

describe("audit(edition, poster)", () => {
  it("has a row for each comparison, marked by its verdict", () => {
    const { rows, marks, columns } = audit(sampleEdition(), poster);
    const index = marks!.findIndex(({ id }) => id === "audit-trainingPerGenre");
    expect(marks![index]).toEqual({
      id: "audit-trainingPerGenre",
      kind: "verdict-contradiction where-poster kind-number",
    });
    expect(rows[index]).toEqual([
      [expect.any(String), { text: "poster, section 1", href: "#place-poster-section-1" }],
      "970 to 990 a genre, 8,800 in all",
      "the poster’s own tables",
      "inconsistent",
      [expect.stringContaining("9,700"), { text: "see our section", href: "index.html#data" }],
    ]);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it("groups the rows by what came of them, contradictions first, each under its heading with its count", () => {
    const { marks, groups } = audit(sampleEdition(), poster);
    expect(groups![0]).toEqual({
      id: "verdict-contradiction",
      label: "Contradictions: 13",
      rows: 13,
    });
    const kinds = groups!.flatMap(({ id, rows }) => Array<string>(rows).fill(id));
    expect(marks!.map(({ kind }) => kind!.split(" ")[0])).toEqual(kinds);
  });

  it("says of drawn covers nothing about the poster's statements", () => {
    const here = audit(sampleEdition("control"), poster).rows.filter(([, , against]) =>
      String(against).startsWith("our result"),
    );
    expect(here.length).toBeGreaterThan(20);
    expect(new Set(here.map((row) => row[3]))).toEqual(new Set(["not computed yet"]));
  });
});

describe("auditSources(edition, poster)", () => {
  it("has what stands at each place, and a row for every place that the audit names", () => {
    const { rows, marks } = auditSources(sampleEdition(), poster);
    expect(rows).toContainEqual([
      "poster, Table 1",
      [
        "ranks: ambient 9, dubstep 7, folk 2, hip hop/rap 7, jazz 9, metal 1, pop 1, punk 6, rock 7, soul 7",
      ],
      ["selfRank"],
    ]);
    expect(rows).toContainEqual([
      "poster, section 4, and write-up",
      expect.arrayContaining([
        "batch 10, learning rate 0.01, momentum 0.9, epochs not stated",
        "transfer training: AlexNet: low 49, high 49; ResNets: low 20, high 25",
      ]),
      ["training", "overall", "networkText"],
    ]);
    expect(JSON.stringify(rows.map(([, cell]) => cell))).not.toMatch(
      /[{}_]|alexNet|randomForest|learningRate/,
    );
    const ids = marks!.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const row of audit(sampleEdition(), poster).rows)
      expect(ids.map((id) => `#${id}`)).toContain((row[0] as { href: string }[])[1]!.href);
  });
});

describe("report/audit.md", () => {
  it("renders for the poster's covers and for drawn ones", async () => {
    for (const edition of [committed(), sampleEdition("control")]) {
      const page = await render("audit.md", edition);
      const rows = [...page.querySelectorAll("#table-audit tbody tr:not(.group)")];
      expect(rows.length).toBeGreaterThan(70);
      expect(page.querySelector("#audit-popRank")?.classList).toContain("verdict-contradiction");
      const marks = [...page.querySelectorAll(".marks a")];
      const targets = marks.map((mark) => mark.getAttribute("href")!.slice(1));
      expect(targets.sort()).toEqual(rows.map(({ id }) => id).sort());
      for (const mark of marks)
        expect(mark.getAttribute("aria-label")).toMatch(/ Held against .+: /);
      for (const link of page.querySelectorAll('#main a[href^="#"]'))
        expect(page.querySelector(link.getAttribute("href")!)).not.toBeNull();
    }
  });

  it("leads only to figures, tables and sections that the paper has", () => {
    const { file, text } = sources.paper;
    const { figures, tables, sections } = readContents(
      allBlocks(parseBlocks(createMarkdown(), file, text)),
      file,
    );
    const known = [
      ...figures.map((name) => `figure:${name}`),
      ...tables.map((name) => `table:${name}`),
      ...[...sections.values()].map(({ slug }) => `section:${slug}`),
    ];
    const { corpus, results } = sampleEdition();
    for (const { see } of posterAudit(poster, [{ corpus, results }]))
      if (see !== "") expect(known).toContain(see);
  });
});

type Blocks = ReturnType<typeof parseBlocks>;

/** Blocks shown on a condition count as shown, but for those that stand in for a missing result. */
function allBlocks(blocks: Blocks): Blocks {
  return blocks.flatMap((block) => {
    if (block.kind === "prose") return [block];
    const body = allBlocks(block.body);
    if (block.kind !== "when") return [{ ...block, body }];
    return block.argument.startsWith("not ") ? [] : body;
  });
}
