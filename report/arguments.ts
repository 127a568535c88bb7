import { parseArgs } from "node:util";
import { analyses, type AnalysisName, isAnalysisName } from "../analyses/index.ts";
import { type EngineName, engineNames, isEngineName } from "../analyses/nn/engine.ts";
import { parseShard, type Shard } from "../analyses/pipeline/shard.ts";
import { UserError } from "../data/error.ts";
import {
  type CorpusName,
  corpusNames,
  fetchedCorpusNames,
  isCorpusName,
} from "../data/openCorpus.ts";
import { unknownName } from "./nearest.ts";
import { parseUrl } from "./url.ts";

const allCorpora = [...corpusNames, ...fetchedCorpusNames];

/** What `--help` prints. */
export const usage = `npm run build -- [options]       the site, in dist/
npm run reproduce -- [options]   the control corpus computed from nothing, compared with its committed results
npm run fetch -- --help          the poster's covers and the ImageNet weights, downloaded
npm run preview -- [options]     the same, served and kept up to date while you write
npm run pdf -- [options]         the paper and the poster as PDF, by a Chromium on this machine
npm run diff -- --help           what a branch does to the committed results
npm run plan -- --help           the computations of the paper, as jobs for several machines
npm run release -- --help        tags the results; keeps the sites of earlier tags
npm run lock -- --corpus NAME    data/corpora/NAME.lock.tsv, written anew from the covers

  --corpus NAME   only this corpus: ${allCorpora.join(", ")}
  --covers DIR    covers in DIR/genre/image or DIR/train|test/genre/image: a corpus of their own,
                  or with --corpus where that corpus's covers lie
  --only NAME     compute only this analysis: ${Object.keys(analyses).join(", ")}
  --shard I/N     with --only and --corpus: the I-th of N parts of it, into the cache
  --engine NAME   what trains networks: ${engineNames.join(", ")}
  --force         compute what is fresh, too
  --frozen        stale, missing and stray results are an error; nothing is computed
  --explain       say what is fresh, and of the rest why it is not and what its key is made of; with --only of
                  that analysis alone, fresh or not; nothing is computed or written
  --quick         leave out what takes more than minutes (AlexNet, random backbones): of reproduce, and of
                  covers of your own or from musicbrainz
  --url URL       the address that the site will have, for search engines and link previews
  --single-file   the paper also as one file, dist/paper.html
  --quiet         errors and warnings only`;

const commandNames = [
  ...(["build", "reproduce", "lock", "fetch", "preview", "pdf"] as const),
  ...(["plan", "release"] as const),
] as const;
/** Commands that read their arguments themselves. */
export const readOwn: readonly string[] = ["fetch", "plan", "release"];

/** Of the command line. */
export interface Arguments {
  command: (typeof commandNames)[number];
  corpus: CorpusName | undefined;
  covers: string | undefined;
  only: AnalysisName | undefined;
  shard: Shard | undefined;
  engine: EngineName;
  url: string | undefined;
  singleFile: boolean;
  watch: boolean;
  force: boolean;
  frozen: boolean;
  explain: boolean;
  quick: boolean;
  quiet: boolean;
  help: boolean;
}

/** What the command line says; throws UserError, or Error of Node for what is no option. */
export function readArguments(argv: string[]): Arguments {
  const flag = { type: "boolean", default: false } as const;
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      corpus: text,
      covers: text,
      only: text,
      shard: text,
      engine: { type: "string", default: "onnx" },
      url: text,
      "single-file": flag,
      watch: flag,
      force: flag,
      frozen: flag,
      explain: flag,
      quick: flag,
      quiet: flag,
      help: flag,
    },
  });
  const { corpus, only, engine, shard, ...flags } = values;
  const [command = "build", ...others] = positionals;
  if (others.length > 0) throw new UserError(`unexpected argument: ${others[0]}`);
  if (!isCommand(command)) throw new UserError(unknownName("command", command, commandNames));
  if (corpus !== undefined && !isCorpusName(corpus))
    throw new UserError(unknownName("corpus", corpus, allCorpora));
  if (only !== undefined && !isAnalysisName(only))
    throw new UserError(unknownName("analysis", only, Object.keys(analyses)));
  if (!isEngineName(engine)) throw new UserError(unknownName("engine", engine, engineNames));
  if (shard !== undefined && (only === undefined || corpus === undefined))
    throw new UserError("--shard: of which analysis, on which corpus? give --only and --corpus");
  const isOwn = corpus === undefined ? flags.covers !== undefined : isFetched(corpus);
  if (flags.quick && command !== "reproduce" && !isOwn)
    throw new UserError(
      `--quick: for npm run reproduce, or with --covers DIR and no --corpus, or with --corpus ${fetchedCorpusNames.join(" or ")}`,
    );
  if (flags.force && flags.frozen) throw new UserError("--force and --frozen exclude each other");
  if (corpus === "control" && flags.covers)
    throw new UserError("--covers: the control corpus is drawn");
  return {
    command,
    corpus,
    only,
    shard: shard === undefined ? undefined : parseShard(shard),
    engine,
    covers: flags.covers,
    url: parseUrl(flags.url),
    singleFile: flags["single-file"],
    watch: flags.watch,
    force: flags.force,
    frozen: flags.frozen,
    explain: flags.explain,
    quick: flags.quick,
    quiet: flags.quiet,
    help: flags.help,
  };
}

function isFetched(corpus: CorpusName): boolean {
  return fetchedCorpusNames.some((name) => name === corpus);
}

function isCommand(name: string): name is Arguments["command"] {
  return (commandNames as readonly string[]).includes(name);
}
