import { resolve } from "node:path";
import type { Analysis, Shard } from "../../analyses/contract/analysis.ts";
import { computeResult, type Computing } from "../../analyses/pipeline/compute.ts";
import { computeFeatures, computeShard, parseShard } from "../../analyses/pipeline/shard.ts";
import { withUsedEntries } from "../../analyses/pipeline/usedEntries.ts";
import { fetchedCorpusNames } from "../../data/corpus/corpusNames.ts";
import type { OpenCorpus } from "../../data/corpora/openCorpus.ts";
import { UserError } from "../../data/error.ts";
import { allAnalyses } from "../paper/allAnalyses.ts";
import { asWanted } from "../paper/asWanted.ts";
import { notShown } from "../paper/paper.ts";
import type { OwnPaper } from "../paper/readPaper.ts";
import { type Choice, choiceFlags, choiceHelp, parsePaperChoice } from "./line/arguments.ts";
import type { Command, Edge } from "./line/command.ts";
import { openComputing } from "./line/computing.ts";
import { openCorpora, resultsFolder } from "./line/corpora.ts";
import { inOwnWords } from "./edition/inOwnWords.ts";
import { readOwn } from "./line/ownPaper.ts";
import { readOptions } from "./line/readOptions.ts";
import { formatSeconds } from "./line/terminal.ts";

/** One job of the plan. */
interface ComputeChoice extends Choice {
  only: string;
  paper: string | undefined;
  shard: Shard | undefined;
  features: Shard | undefined;
  /** file that the paths of what was made are written to */
  list: string | undefined;
}

const flags = {
  ...choiceFlags,
  paper: "text",
  shard: "text",
  features: "text",
  list: "text",
} as const;

export const compute: Command<ComputeChoice> = {
  name: "compute",
  fillsCache: true,
  usage: `npm run compute -- --corpus NAME --only NAME    one job of the plan: a result, even where it is fresh; no site

${choiceHelp.corpus}
${choiceHelp.covers}
${choiceHelp.paper}
${choiceHelp.only}
${choiceHelp.engine}
  --quick         leave out the slow networks, on covers of your own or from ${fetchedCorpusNames.join(", ")}
  --shard I/N     the I-th of N parts of the analysis, into the cache: some of its models, or pairs of genres
  --features I/N  what the analysis takes of the I-th of N parts of the covers, each alone, into the cache
  --list FILE     write the paths of what was made to FILE, one a line: a result and its files, or cache entries
${choiceHelp.quiet}

Example: npm run compute -- --corpus control --only fullTraining --shard 2/4`,
  parse: parseComputeOptions,
  async run(given, edge) {
    const { own, choice: options } = await readOwn(given);
    const made = await inOwnWords(own, edge, async (spoken) => {
      const [opened] = await openCorpora(options, spoken, own);
      if (opened === undefined) throw new Error("no corpus");
      return computeJob(options, { opened, own }, spoken);
    });
    if (options.list !== undefined) await edge.write(options.list, `${made.join("\n")}\n`);
  },
};

/** Throws UserError. */
function parseComputeOptions(argv: readonly string[]): ComputeChoice {
  const { values } = readOptions(argv, { flags });
  const choice = parsePaperChoice(values);
  const { only } = choice;
  if (only === undefined || (choice.corpus ?? choice.covers ?? choice.paper) === undefined)
    throw new UserError("compute what? give --only and --corpus or --covers (npm run plan)");
  const [shard, features] = [values.shard, values.features].map((text) =>
    text === undefined ? undefined : parseShard(text),
  );
  if (shard && features) throw new UserError("--shard and --features exclude each other");
  return { ...choice, only, shard, features, list: values.list };
}

interface Opened {
  opened: OpenCorpus;
  own: OwnPaper | undefined;
}

/** Returns the paths of what was made, relative to the project. */
async function computeJob(
  { only, quick, shard, features, ...options }: ComputeChoice,
  { opened, own }: Opened,
  edge: Edge,
): Promise<string[]> {
  const all = asWanted(allAnalyses(), own?.paper, quick);
  const analysis = all.find(({ name }) => name === only);
  if (!analysis) throw new UserError(`${only} is ${notShown}`);
  const computing = openComputing(options, edge, own);
  const name = `${opened.corpus.name}/${only}`;
  const part = shard ?? features;
  if (part === undefined) {
    const folder = resultsFolder(opened, edge.root, own);
    const made = await computeWhole(analysis, opened, { ...computing, folder, edge });
    edge.line(`${name} computed, ${formatSeconds(edge.now() / 1000)}`);
    return made;
  }
  const { cache, used } = withUsedEntries(computing.cache);
  const computePart = shard ? computeShard : computeFeatures;
  await computePart(analysis, part, opened, { ...computing, cache });
  const what = `${shard ? "part" : "features"} ${part.index}/${part.count}`;
  edge.line(`${name} ${what} cached, ${formatSeconds(edge.now() / 1000)}`);
  return used().map((entry) => `.cache/${entry}`);
}

/** Returns the paths of the result and its pictures; throws UserError where something to compute it is missing. */
async function computeWhole(
  analysis: Analysis<unknown, unknown>,
  opened: OpenCorpus,
  { folder, edge, ...computing }: Computing & { folder: string; edge: Edge },
): Promise<string[]> {
  const { corpus, source } = opened;
  const { stored, problems } = await computeResult(analysis, corpus, source, {
    ...computing,
    results: resolve(edge.root, folder),
    force: true,
    dry: false,
    onStatus: ({ state, reasons }) =>
      reasons.forEach((reason) => state === "computed" && edge.warn(reason)),
  });
  const { name } = analysis;
  if (stored === null || problems.length > 0)
    throw new UserError(`cannot compute ${corpus.name}/${name}: ${problems.join("; ")}`);
  const pictures = Object.keys(stored.images).map((image) => `${name}/${image}.png`);
  const binaries = Object.keys(stored.files).map((file) => `${name}/${file}.bin`);
  return [`${name}.json`, ...pictures, ...binaries].map((file) => `${folder}/${file}`);
}
