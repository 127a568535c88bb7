import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openCache } from "./analyses/cache.ts";
import { type ComputeOptions, computeResult, type Status } from "./analyses/compute.ts";
import { analyses, type AnalysisName, isAnalysisName } from "./analyses/index.ts";
import { type EngineName, engineNames, isEngineName } from "./analyses/nn/engine.ts";
import { reproduceResult } from "./analyses/reproduce.ts";
import { rememberIdentities } from "./data/code.ts";
import { UserError } from "./data/error.ts";
import {
  type CorpusName,
  isCorpusName,
  corpusNames,
  lockFile,
  makeLock,
  openCorpus,
  type OpenCorpus,
  openFolder,
} from "./data/openCorpus.ts";
import { failedControls } from "./report/controlVerdicts.ts";
import { type Edition, editionTitle } from "./report/edition.ts";
import { figureCache } from "./report/figureCache.ts";
import { renderSite } from "./report/site.ts";
import { readSources } from "./report/sources.ts";
import { formatSeconds, openTerminal } from "./report/terminal.ts";
import { writeSite } from "./report/write.ts";

const usage = `npm run build -- [options]       the site, in dist/
npm run reproduce -- [options]   the control corpus computed from nothing, compared with its committed results
npm run fetch -- --help          the poster's covers and the ImageNet weights, downloaded
npm run lock -- --corpus NAME    data/corpora/NAME.lock.tsv, written anew from the covers

  --corpus NAME   only this corpus: ${corpusNames.join(", ")}
  --covers DIR    covers in DIR/genre/image or DIR/train|test/genre/image: a corpus of their own,
                  or with --corpus where that corpus's covers lie
  --only NAME     compute only this analysis: ${Object.keys(analyses).join(", ")}
  --engine NAME   what trains networks: ${engineNames.join(", ")}
  --force         compute what is fresh, too
  --frozen        a stale or missing result is an error; nothing is computed
  --explain       say what is fresh and why the rest is not; nothing is computed or written
  --quiet         errors and warnings only`;

interface Arguments {
  command: "build" | "reproduce" | "lock" | "fetch";
  corpus: CorpusName | undefined;
  covers: string | undefined;
  only: AnalysisName | undefined;
  engine: EngineName;
  force: boolean;
  frozen: boolean;
  explain: boolean;
  quiet: boolean;
}

const root = import.meta.dirname;
const [first, ...rest] = process.argv.slice(2);
const args = parseArguments(first === "fetch" ? [first] : process.argv.slice(2));
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
const commands = { build, reproduce, lock, fetch: () => fetchCovers(rest) };

await commands[args.command]().catch(fail);

async function build(): Promise<void> {
  const sources = await readSources();
  const editions: Edition[] = [];
  for (const opened of await openCorpora())
    editions.push(await makeEdition(opened, editionTitle(opened.corpus, sources.poster)));
  if (args.explain) return;
  const files = await renderSite(editions, { sources, cachedFigure: figureCache(cache, identify) });
  const written = await cache.exclusively("dist", () => writeSite(join(root, "dist"), files));
  terminal.line(`dist/index.html: ${files.size} files, ${written} changed, ${elapsed()}`);
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
  const edition: Edition = {
    corpus,
    title,
    results: {},
    images: {},
    notices: [],
  };
  const results = join(root, committed ? "analyses/results" : ".cache/results", corpus.name);
  for (const analysis of Object.values(analyses)) {
    const options = computeOptions(results, args.only === undefined || args.only === analysis.name);
    const { stored, problems } = await computeResult(analysis, corpus, source, options);
    if (problems.length > 0)
      edition.notices.push(`${analysis.name}${stored ? " is stale" : ""}: ${problems.join("; ")}`);
    if (stored) {
      Object.assign(edition.results, { [analysis.name]: stored.result });
      edition.images[analysis.name] = stored.images;
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
    force: args.force && chosen,
    frozen: args.frozen,
    dry: args.explain || !chosen,
    onStatus: printStatus,
    onProgress: terminal.progress,
  };
}

function printStatus({ corpus, analysis, state, reasons, parts }: Status): void {
  const name = `${corpus}/${analysis}`.padEnd(30);
  const text = [name, state.padEnd(9), reasons.join("; ")].join("  ").trimEnd();
  if (state === "stale" || state === "missing") terminal.warn(text);
  else terminal.line(state === "computed" ? `${text}  ${elapsed()}` : text);
  if (args.explain) terminal.line(JSON.stringify(parts, null, 2).replaceAll(/^/gm, "    "));
}

async function reproduce(): Promise<void> {
  const { corpus, source } = await openCorpus(args.corpus ?? "control", openOptions());
  const committed = join(root, "analyses/results", corpus.name);
  await mkdir(join(root, ".cache"), { recursive: true });
  const scratch = await mkdtemp(join(root, ".cache/reproduce-"));
  const options = {
    ...computeOptions(scratch, true),
    cache: openCache(join(scratch, "cache")),
    force: true,
  };
  let failed = 0;
  try {
    for (const analysis of Object.values(analyses)) {
      if (args.only !== undefined && args.only !== analysis.name) continue;
      const { identical, mismatches } = await reproduceResult(
        analysis,
        corpus,
        source,
        committed,
        options,
      );
      const verdict = identical
        ? "identical"
        : mismatches.length === 0
          ? "equal within rounding"
          : "NOT REPRODUCED";
      terminal.line(`${`${corpus.name}/${analysis.name}`.padEnd(30)}  ${verdict}`);
      for (const mismatch of mismatches) terminal.warn(`  ${mismatch}`);
      failed += mismatches.length > 0 ? 1 : 0;
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  if (failed > 0) throw new UserError(`results that could not be reproduced: ${failed}`);
}

async function lock(): Promise<void> {
  if (args.corpus === undefined) throw new UserError("which lock? give --corpus NAME");
  const text = await makeLock(args.corpus, openOptions());
  await writeFile(join(root, lockFile(args.corpus)), text);
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

function parseArguments(argv: string[]): Arguments {
  try {
    return readArguments(argv);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    process.stderr.write(`error: ${error.message}\n\n${usage}\n`);
    process.exit(1);
  }
}

function readArguments(argv: string[]): Arguments {
  const flag = { type: "boolean", default: false } as const;
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      corpus: text,
      covers: text,
      only: text,
      engine: { type: "string", default: "onnx" },
      force: flag,
      frozen: flag,
      explain: flag,
      quiet: flag,
      help: flag,
    },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
  const { corpus, only, engine, help: _, ...flags } = values;
  const [command = "build", ...others] = positionals;
  if (others.length > 0) throw new UserError(`unexpected argument: ${others[0]}`);
  if (!isCommand(command)) throw new UserError(`unknown command: ${command}`);
  if (corpus !== undefined && !isCorpusName(corpus))
    throw new UserError(`unknown corpus: ${corpus}`);
  if (only !== undefined && !isAnalysisName(only)) throw new UserError(`unknown analysis: ${only}`);
  if (!isEngineName(engine)) throw new UserError(`unknown engine: ${engine}`);
  if (flags.force && flags.frozen) throw new UserError("--force and --frozen exclude each other");
  if (corpus === "control" && flags.covers)
    throw new UserError("--covers: the control corpus is drawn");
  return {
    command,
    corpus,
    only,
    engine,
    covers: flags.covers,
    force: flags.force,
    frozen: flags.frozen,
    explain: flags.explain,
    quiet: flags.quiet,
  };
}

function isCommand(name: string): name is Arguments["command"] {
  return name === "build" || name === "reproduce" || name === "lock" || name === "fetch";
}

function elapsed(): string {
  return formatSeconds(performance.now() / 1000);
}

function fail(error: unknown): void {
  if (!(error instanceof UserError)) throw error;
  terminal.warn(`error: ${error.message}`);
  process.exitCode = 1;
}
