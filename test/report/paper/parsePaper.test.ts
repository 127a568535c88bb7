import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { analysisNames } from "../../../analyses/names.ts";
import { parsePaper } from "../../../report/paper/parsePaper.ts";
import { showsAnalysis, splitName } from "../../../report/paper/paper.ts";

const least = "title: Film posters\nauthors:\n  - name: Ada Lovelace\n";
const parse = (text: string) => parsePaper(text, "posters/paper.yaml");

describe("parsePaper(text, file)", () => {
  it("takes title and authors, with the built-in words and rights", () => {
    expect(parse(least)).toEqual({
      title: "Film posters",
      authors: [{ name: "Ada Lovelace" }],
      words: {
        thing: { one: "cover", many: "covers" },
        class: { one: "genre", many: "genres" },
        group: { one: "group", many: "groups" },
      },
      rights: { singles: false, averages: true },
    });
  });

  it("takes everything else that may be said", () => {
    const text = `${least}    affiliation: London
    orcid: 0000-0002-1825-0097
year: 2026
abstract: |
  What posters
  tell.
licence: CC-BY-4.0
url: https://example.org/posters/
words:
  thing: { one: poster, many: posters }
rights: { singles: true }
analyses: [histogramSimilarity]
pictures: ../images
`;
    expect(parse(text)).toMatchObject({
      authors: [{ affiliation: "London", orcid: "0000-0002-1825-0097" }],
      abstract: "What posters\ntell.\n",
      words: { thing: { many: "posters" }, class: { many: "genres" } },
      rights: { singles: true, averages: true },
      analyses: ["histogramSimilarity"],
    });
  });

  it.each([
    [`${least}titel: x\n`, "posters/paper.yaml:4: unknown name: titel (nearest: title)"],
    ["title: x\n", "posters/paper.yaml:1: missing: authors"],
    [
      `title: 1984\nauthors:\n  - name: A B\n`,
      "posters/paper.yaml:1: title: expected a title in one line, received 1984",
    ],
    [
      `${least}analyses: [baseline]\n`,
      "posters/paper.yaml:4: unknown analysis: baseline (nearest: baselines)",
    ],
    [
      `${least}rights: { singles: no }\n`,
      'posters/paper.yaml:4: rights.singles: expected true where single pictures may be recognised, else false, received "no"',
    ],
    [
      `${least}    orcid: 0000-0002-1825-0098\n`,
      "posters/paper.yaml:4: authors[0].orcid: not an ORCID iD: 0000-0002-1825-0098 (a digit is mistyped)",
    ],
    [
      `${least}words:\n  thing: { one: poster }\n`,
      "posters/paper.yaml:5: missing: words.thing.many",
    ],
    [`${least}title: y\n`, "posters/paper.yaml:4: not YAML: Map keys must be unique"],
    ["- a\n", "posters/paper.yaml:1: expected title, authors and"],
    ["", "posters/paper.yaml:1: expected title, authors and"],
  ])("%j fails with the line and what to do", (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });

  it("tells all mistakes at once", () => {
    expect(() => parse("titel: x\nyear: soon\n")).toThrow(
      /^posters\/paper.yaml:1: missing: authors\n.*:1: unknown name: titel.*\n.*:2: year: expected a year/,
    );
  });
});

it("paper.schema.json names every analysis, so that an editor completes them", () => {
  const file = join(import.meta.dirname, "../../../report/paper/paper.schema.json");
  const schema = JSON.parse(readFileSync(file, "utf8")) as {
    properties: { analyses: { items: { anyOf: [{ enum: string[] }] } } };
  };
  expect(schema.properties.analyses.items.anyOf[0].enum).toEqual(analysisNames);
});

it("showsAnalysis(paper, name) goes by the list, and by the right to show averages", () => {
  const paper = parse(`${least}analyses: [averagedImages, baselines]\n`);
  expect(analysisNames.filter((name) => showsAnalysis(paper, name))).toEqual([
    "averagedImages",
    "baselines",
  ]);
  expect(showsAnalysis(parse(`${least}rights: { averages: false }`), "averagedImages")).toBe(false);
  expect(showsAnalysis(undefined, "averagedImages")).toBe(true);
});

it("splitName(name) takes the last word for the family's", () => {
  expect([splitName("Ada King Lovelace"), splitName("Plato")]).toEqual([
    { given: "Ada King", family: "Lovelace" },
    { given: "", family: "Plato" },
  ]);
});
