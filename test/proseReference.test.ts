import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { analysisNames } from "../analyses/names.ts";
import { editionScope } from "../report/edition/scope/editionScope.ts";
import { formatNames } from "../report/language/formats.ts";
import { functions } from "../report/language/operators.ts";
import { lookup } from "../report/language/references.ts";
import { directiveKinds } from "../report/prose/blocks.ts";
import { readSources } from "../report/site/sources.ts";
import { sampleEdition } from "./report/sampleEdition.ts";

const text = readFileSync(join(import.meta.dirname, "../CONTRIBUTING.md"), "utf8");
const prose = text.slice(text.indexOf("## Prose"), text.indexOf("## Tests"));

/** What the first column of the table with this head has in code. */
function namesIn(head: string): string[] {
  const from = prose.indexOf(`| ${head} `);
  const rows = prose.slice(from, prose.indexOf("\n\n", from)).split("\n").slice(2);
  return rows.flatMap((row) =>
    [...row.split(/(?<!\\)\|/)[1]!.matchAll(/`([^`]+)`/g)].map((m) => m[1]!),
  );
}

it("CONTRIBUTING.md lists every directive", () => {
  const named = namesIn("written").flatMap((name) => /^::: (\w+)/.exec(name)?.[1] ?? []);
  expect(named.sort()).toEqual([...directiveKinds].sort());
});

it("CONTRIBUTING.md lists every name that prose may refer to besides the analyses", async () => {
  const { poster } = await readSources();
  const { values } = editionScope(sampleEdition("own"), poster);
  const others = Object.keys(values).filter((name) => !analysisNames.some((it) => it === name));
  expect(namesIn("name").sort()).toEqual(others.sort());
});

it("CONTRIBUTING.md lists every format", () => {
  const named = namesIn("format").filter((name) => !/\d/.test(name));
  expect(named.sort()).toEqual([...formatNames].sort());
});

it("CONTRIBUTING.md lists every function", () => {
  expect(namesIn("function").sort()).toEqual(Object.keys(functions).sort());
});

it.each(["words.thing.one", "parameters.histogramSimilarity.bins", "best.p", "corpus.fewestTrain"])(
  "%s is there, as CONTRIBUTING.md says",
  async (path) => {
    const { poster } = await readSources();
    expect(() => lookup(editionScope(sampleEdition("own"), poster), path)).not.toThrow();
  },
);
