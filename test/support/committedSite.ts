import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { analyses } from "../../analyses/index.ts";
import { readResult } from "../../analyses/pipeline/results.ts";
import type { CorpusName } from "../../data/corpus/corpusNames.ts";
import { openCorpus } from "../../data/corpora/openCorpus.ts";
import type { Poster } from "../../data/poster/poster.ts";
import { type Edition, editionTitle } from "../../report/edition/edition.ts";
import { joinSeeds } from "../../report/edition/joinSeeds.ts";
import type { Notice } from "../../report/edition/notices.ts";
import { renderSite } from "../../report/site/site.ts";
import type { Site } from "../../report/site/siteParts.ts";
import { readSources } from "../../report/site/sources.ts";

const root = join(import.meta.dirname, "../..");

/** The site of the committed results of both corpora; its files are in the folder, too. */
export async function committedSite(): Promise<{ folder: string; files: Site; pages: string[] }> {
  const sources = await readSources();
  const { poster } = sources;
  const editions = [
    await committedEdition("bandcamp", poster),
    await committedEdition("control", poster),
  ];
  const files = await renderSite(editions, {
    sources,
    cachedFigure: (_name, _module, _data, draw) => draw(),
  });
  const folder = mkdtempSync(join(tmpdir(), "site-"));
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const pages = [...files.keys()].filter((path) => /\.html$/.test(path)).sort();
  return { folder, files, pages };
}

/** The edition of a corpus from its committed results; what is not computed is named. */
export async function committedEdition(name: CorpusName, poster: Poster): Promise<Edition> {
  const { corpus } = await openCorpus(name, { root, onProgress: () => {}, warn: () => {} });
  const notices: Notice[] = [];
  const title = editionTitle(corpus, poster);
  const edition: Edition = { corpus, title, results: {}, images: {}, files: {}, notices };
  const provenance: Record<string, { key: string; parts: never }> = {};
  for (const { name: analysis, weights } of Object.values(analyses)) {
    const stored = await readResult(join(root, "analyses/results", name), analysis);
    if ("problem" in stored) {
      const state = weights ? "unavailable" : "missing";
      notices.push({ analysis, state, reasons: [stored.problem] });
      continue;
    }
    Object.assign(edition.results, { [analysis]: stored.result });
    edition.images[analysis] = stored.images;
    edition.files![analysis] = stored.files;
    provenance[analysis] = { key: stored.key, parts: stored.parts as never };
  }
  return { ...edition, results: joinSeeds(edition.results, corpus), provenance };
}
