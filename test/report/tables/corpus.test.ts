import { expect, it } from "vitest";
import { type Cover, emptyFolder, makeCorpus } from "../../../data/corpus/corpus.ts";
import { parsePaper } from "../../../report/paper/parsePaper.ts";
import { readSources } from "../../../report/site/sources.ts";
import { corpus } from "../../../report/tables/corpus.ts";
import { groupedCorpus } from "../sampleEdition.ts";

const { poster } = await readSources();

const cover = (id: string, split: Cover["split"], duplicateOf = ""): Cover => ({
  id,
  genre: id.split("/")[0]!,
  split,
  duplicateOf,
  sha256: id,
  sizeBytes: 1,
  width: 1,
  height: 1,
  phash: "",
});

const covers = [
  cover("folk/1", "train"),
  cover("folk/2", "test"),
  cover("folk/3", "test", "folk/2"),
];
const unreadable = [{ id: "soul/1", genre: "soul", reason: "empty" }];
const absent = [{ id: "folk/4", genre: "folk", state: "gone" as const, reason: "404" }];

function tableOf(name: string) {
  const edition = { title: "", results: {}, images: {}, notices: [] };
  return corpus({ ...edition, corpus: makeCorpus(name, covers, unreadable, "", absent) }, poster);
}

it("corpus(edition, poster) accounts for every cover that the poster's link table lists", () => {
  const { columns, rows } = tableOf("bandcamp");
  expect(columns.map(({ label }) => label).slice(1, 3)).toEqual(["listed", "found"]);
  expect(rows.find(([label]) => label === "folk")).toEqual(["folk", 1000, 3, 1, 2, 1, 0, 1, 996]);
  expect(rows.find(([label]) => label === "soul")).toEqual(["soul", 1000, 0, 0, 0, 0, 1, 0, 999]);
  expect(rows.find(([label]) => label === "jazz")).toEqual(["jazz", 1000, 0, 0, 0, 0, 0, 0, 1000]);
  expect(rows.at(-1)).toEqual(["all", 10000, 3, 1, 2, 1, 1, 1, 9995]);
});

it("corpus(edition, poster) of other covers knows no list", () => {
  const { rows } = tableOf("mine");
  expect(rows).toEqual([
    ["folk", 3, 1, 2, 1, 0, 1, 0],
    ["soul", 0, 0, 0, 0, 1, 0, 0],
    ["all", 3, 1, 2, 1, 1, 1, 0],
  ]);
});

it("corpus(edition, poster) counts groups, in the paper's word", () => {
  const paper = parsePaper(
    "title: A\nauthors: [{ name: Plato }]\nwords: { group: { one: artist, many: artists } }",
    "paper.yaml",
  );
  const edition = { title: "", results: {}, images: {}, notices: [], paper };
  const { columns, rows } = corpus(
    { ...edition, corpus: groupedCorpus(["folk", "pop"], 4) },
    poster,
  );
  expect(columns.map(({ label }) => label).slice(3, 6)).toEqual([
    "test",
    "artists",
    "artists tested",
  ]);
  expect(rows[0]).toEqual(["folk", 12, 9, 3, 4, 1, 0, 0]);
  expect(rows.at(-1)).toEqual(["all", 24, 18, 6, 8, 2, 0, 0]);
});

it("corpus(edition, poster) counts no empty folder as a file", () => {
  const empty = { id: "star", genre: "", reason: emptyFolder };
  const other = { id: "notes.txt", genre: "", reason: "beside the folders" };
  const edition = { title: "", results: {}, images: {}, notices: [] };
  const made = makeCorpus("mine", covers, [empty, other]);
  expect(corpus({ ...edition, corpus: made }, poster).rows).toEqual([
    ["folk", 3, 1, 2, 1, 0, 0, 0],
    ["of no genre", 0, 0, 0, 0, 1, 0, 0],
    ["all", 3, 1, 2, 1, 1, 0, 0],
  ]);
});
