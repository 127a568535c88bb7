import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import writeFileAtomic from "write-file-atomic";
import type { Analysis } from "./analyses/analysis.ts";
import { openCache } from "./analyses/pipeline/cache.ts";
import { type ComputeOptions, computeResult } from "./analyses/pipeline/compute.ts";
import { analyses } from "./analyses/index.ts";
import { quickly } from "./analyses/pipeline/quick.ts";
import type { Comparison } from "./analyses/pipeline/reproduce.ts";
import { strayResults } from "./analyses/pipeline/results.ts";
import { computeShard, type Shard } from "./analyses/pipeline/shard.ts";
import { rememberIdentities } from "./data/code.ts";
import { UserError } from "./data/error.ts";
import { inRun } from "./data/run.ts";
import { openWeights } from "./data/weights.ts";
import {
  type CorpusName,
  corpusNames,
  lockFile,
  makeLock,
  openCorpus,
  type OpenCorpus,
  openFolder,
} from "./data/openCorpus.ts";
import { type Arguments, readArguments, readOwn, usage } from "./report/arguments.ts";
import { failedControls } from "./report/controlVerdicts.ts";
import { type Edition, editionTitle } from "./report/edition.ts";
import { figureCache } from "./report/figureCache.ts";
import { printPages } from "./report/pdf.ts";
import { renderOnDemand } from "./report/preview/renderer.ts";
import { openResultLog } from "./report/resultLog.ts";
import { singleFile } from "./report/singleFile.ts";
import { renderSite } from "./report/site.ts";
import { readSources } from "./report/sources.ts";
import { formatSeconds, openTerminal } from "./report/terminal.ts";
import { writeSite } from "./report/write.ts";

const root = import.meta.dirname;
const [first, ...rest] = process.argv.slice(2);
const args = parseArguments(first && readOwn.includes(first) ? [first] : process.argv.slice(2));
const terminal = openTerminal({
  out: process.stdout,
  err: process.stderr,
  quiet: args.quiet,
  now: () => performance.now(),
});
const cache = openCache(join(root, ".cache"), (name) =>
  terminal.line(`waiting for another run: ${name}`),
);
const identify = rememberIdentities(root);
const log = openResultLog({
  ...terminal,
  explain: args.explain ? (args.only === undefined ? "not fresh" : "all") : "none",
  elapsed,
});
const commands: Record<Arguments["command"], () => Promise<void>> = {
  build,
  reproduce,
  lock,
  fetch: () => fetchCovers(rest),
  preview,
  pdf,
  plan: () => plan(rest),
  release: () => release(rest),
};

await inRun(root, Date.now(), commands[args.command]).catch(fail);

async function build(): Promise<void> {
  if (args.shard && args.only && args.corpus)
    return shard(args.corpus, analyses[args.only], args.shard);
  const sources = await readSources();
  const editions: Edition[] = [];
  for (const opened of await openCorpora())
    editions.push(await makeEdition(opened, editionTitle(opened.corpus, sources.poster)));
  if (args.frozen) log.refuse();
  if (args.explain) return;
  const cachedFigure = figureCache(cache, identify);
  const render = async (): Promise<number> => {
    const url = args.url === undefined ? {} : { url: args.url };
    const files = await renderSite(editions, {
      sources: await readSources(),
      cachedFigure,
      ...url,
    });
    if (args.singleFile) files.set("paper.html", singleFile(files, "index.html"));
    return cache.exclusively("dist", () => writeSite(join(root, "dist"), files));
  };
  if (args.watch) return renderOnDemand(render, () => performance.now());
  terminal.line(`dist/index.html: ${await render()} files changed, ${elapsed()}`);
}

/** Its first argument is its own name, the others are those of a build. */
async function preview(): Promise<void> {
  const { preview } = await import("./report/preview/preview.ts");
  await preview({ ...terminal, root, args: [...rest, "--quiet"], port: 4173 });
}

async function pdf(): Promise<void> {
  await build();
  const pages = ["index.html", "poster.html"];
  for (const path of await printPages(join(root, "dist"), pages)) terminal.line(path);
}

async function shard(
  corpus: CorpusName,
  analysis: Analysis<unknown, unknown>,
  part: Shard,
): Promise<void> {
  const opened = await openCorpus(corpus, openOptions());
  await computeShard(analysis, part, opened, computeOptions("", true));
  terminal.line(`${corpus}/${analysis.name} ${part.index}/${part.count}: cached, ${elapsed()}`);
}

async function openCorpora(): Promise<OpenCorpus[]> {
  if (args.covers !== undefined && args.corpus === undefined)
    return [await openFolder(args.covers, openOptions())];
  const names = args.corpus ? [args.corpus] : corpusNames;
  return Promise.all(names.map((name) => openCorpus(name, openOptions())));
}

function openOptions() {
  const onProgress = (done: number, total: number) =>
    terminal.progress("looking at covers", done, total);
  return { root, covers: args.covers, onProgress };
}

async function makeEdition(
  { corpus, source, committed }: OpenCorpus,
  title: string,
): Promise<Edition> {
  for (const { id, reason } of corpus.unreadable)
    terminal.warn(`could not be read: ${id} (${reason})`);
  const lacking: string[] = [];
  const edition: Edition = {
    corpus,
    title,
    results: {},
    images: {},
    notices: [],
    lacking,
  };
  const results = join(root, committed ? "analyses/results" : ".cache/results", corpus.name);
  for (const file of committed ? await strayResults(results, Object.keys(analyses)) : [])
    log.stray(relative(root, join(results, file)));
  for (const analysis of Object.values(analyses)) {
    const chosen = args.only === undefined || args.only === analysis.name;
    if (args.explain && !chosen) continue;
    const options = computeOptions(results, chosen);
    const wanted = args.quick ? quickly(analysis) : analysis;
    const { stored, problems } = await computeResult(wanted, corpus, source, options);
    const notices = !stored && analysis.weights ? lacking : edition.notices;
    if (problems.length > 0)
      notices.push(`${analysis.name}${stored ? " is stale" : ""}: ${problems.join("; ")}`);
    if (stored) {
      Object.assign(edition.results, { [analysis.name]: stored.result });
      edition.images[analysis.name] = stored.images;
      const { key, parts } = stored;
      edition.provenance = { ...edition.provenance, [analysis.name]: { key, parts } };
    }
  }
  for (const text of failedControls(edition)) {
    terminal.warn(`${corpus.name}: ${text}`);
    edition.notices.push(text);
  }
  return edition;
}

function computeOptions(results: string, chosen: boolean): ComputeOptions {
  return {
    identify,
    results,
    cache,
    engine: { name: args.engine, threads: 2 },
    weights: openWeights(join(root, "data/weights")),
    force: args.force && chosen,
    dry: args.explain || args.frozen || !chosen,
    onStatus: chosen ? log.status : log.leftOut,
    onProgress: terminal.progress,
  };
}

async function reproduce(): Promise<void> {
  const { reproduceResult } = await import("./analyses/pipeline/reproduce.ts");
  const { corpus, source } = await openCorpus(args.corpus ?? "control", openOptions());
  const committed = join(root, "analyses/results", corpus.name);
  await mkdir(join(root, ".cache"), { recursive: true });
  const scratch = await mkdtemp(join(root, ".cache/reproduce-"));
  const options = {
    ...computeOptions(scratch, true),
    cache: openCache(join(scratch, "cache")),
    force: true,
    committed,
    quick: args.quick,
  };
  let failed = 0;
  try {
    for (const analysis of Object.values(analyses)) {
      if (args.only !== undefined && args.only !== analysis.name) continue;
      const comparison = await reproduceResult(analysis, corpus, source, options);
      const { mismatches } = comparison;
      terminal.line(`${`${corpus.name}/${analysis.name}`.padEnd(30)}  ${describe(comparison)}`);
      for (const mismatch of mismatches) terminal.warn(`  ${mismatch}`);
      failed += mismatches.length > 0 ? 1 : 0;
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  if (failed > 0) throw new UserError(`results that could not be reproduced: ${failed}`);
}

function describe({ skipped, identical, mismatches, leftOut }: Comparison): string {
  if (skipped !== undefined) return `not computed: ${skipped}`;
  if (mismatches.length > 0) return "NOT REPRODUCED";
  const verdict = identical ? "identical" : "equal within rounding";
  return leftOut.length > 0 ? `${verdict} (left out: ${leftOut.join(", ")})` : verdict;
}

async function lock(): Promise<void> {
  if (args.corpus === undefined) throw new UserError("which lock? give --corpus NAME");
  const text = await makeLock(args.corpus, openOptions());
  await writeFileAtomic(join(root, lockFile(args.corpus)), text);
  terminal.line(`${lockFile(args.corpus)}: ${text.split("\n").length - 2} covers, ${elapsed()}`);
}

/** Its own arguments: `data/fetch/options.ts`. */
async function fetchCovers(argv: string[]): Promise<void> {
  const { openBars } = await import("./data/fetch/bars.ts");
  const { fetchCommand } = await import("./data/fetch/fetchCommand.ts");
  const bars = openBars(process.stdout, () => performance.now());
  const below = (print: (text: string) => void) => (text: string) => {
    bars.clear();
    print(text);
  };
  try {
    process.exitCode = await fetchCommand(argv, {
      root,
      now: Date.now,
      progress: bars.show,
      inspecting: openOptions().onProgress,
      line: below(terminal.line),
      warn: below(terminal.warn),
    });
  } finally {
    bars.clear();
  }
}

async function plan(argv: string[]): Promise<void> {
  const { planCommand } = await import("./analyses/pipeline/planCommand.ts");
  const engine = { name: args.engine, threads: 2 };
  await planCommand(argv, { identify, engine, corpora: openCorpora, line: terminal.line });
}

/** Its own arguments: `report/release/options.ts`. */
async function release(argv: string[]): Promise<void> {
  const { releaseCommand } = await import("./report/release/releaseCommand.ts");
  const { buildFrozen, buildSite } = await import("./data/git/buildSite.ts");
  const { editPages } = await import("./data/git/editPages.ts");
  const { keepSite } = await import("./data/git/keepSite.ts");
  const kept = join(root, ".cache/versions");
  await releaseCommand(argv, {
    root,
    line: terminal.line,
    write: (path, content) => writeFile(resolve(root, path), content),
    verify: () => buildFrozen(root),
    keepSite: (version, target) =>
      keepSite(version, resolve(root, target), { root, kept, build: buildSite }),
    editPages: (dir, change) => editPages(resolve(root, dir), change),
  });
}

function parseArguments(argv: string[]): Arguments {
  try {
    const read = readArguments(argv);
    if (!read.help) return read;
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const help = error instanceof UserError ? "" : `\n${usage}\n`;
    process.stderr.write(`error: ${error.message}\n${help}`);
    process.exit(1);
  }
}

function elapsed(): string {
  return formatSeconds(performance.now() / 1000);
}

function fail(error: unknown): void {
  if (!(error instanceof UserError)) throw error;
  terminal.warn(`error: ${error.message}`);
  process.exitCode = 1;
}
