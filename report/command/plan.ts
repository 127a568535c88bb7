import { lackingEngine } from "../../data/engine/lackingEngine.ts";
import type { EngineName } from "../../analyses/nn/network/engine.ts";
import type { KnownWeights } from "../../analyses/pipeline/plan/fetchJobs.ts";
import { type Job, planVersion } from "../../analyses/pipeline/plan/job.ts";
import { type Planned, planJobs } from "../../analyses/pipeline/plan/plan.ts";
import { describeLock } from "../../data/corpora/lockFiles.ts";
import type { OpenCorpus } from "../../data/corpora/openCorpus.ts";
import { isCorpusName, posterCorpus } from "../../data/corpus/corpusNames.ts";
import { UserError } from "../../data/error.ts";
import { readSources } from "../../data/sources/readSources.ts";
import type { WeightStore } from "../../data/weights.ts";
import { allAnalyses } from "../paper/allAnalyses.ts";
import { asWanted } from "../paper/asWanted.ts";
import type { OwnPaper } from "../paper/readPaper.ts";
import { type Choice, choiceFlags, choiceHelp, parsePaperChoice } from "./line/arguments.ts";
import type { Command, Edge } from "./line/command.ts";
import { openComputing } from "./line/computing.ts";
import { openCorpora, pathFrom, resultsFolder } from "./line/corpora.ts";
import { inOwnWords } from "./edition/inOwnWords.ts";
import { readOwn } from "./line/ownPaper.ts";
import { readOptions } from "./line/readOptions.ts";

interface PlanChoice extends Choice {
  paper: string | undefined;
  json: boolean;
  /** number of jobs for the features of an analysis's covers */
  features: number;
}

export const plan: Command<PlanChoice> = {
  name: "plan",
  usage: `npm run plan -- [options]   the computations of the paper as jobs for several machines, one a line, with what each costs

  --json          the same for machines, with what each needs, in one line: workflow/plan.schema.json describes it
  --features N    what is taken of covers alone in N jobs for each analysis, and pairs of genres in as many
${choiceHelp.corpus}
${choiceHelp.covers}
${choiceHelp.paper}
${choiceHelp.only}
${choiceHelp.engine}
  --quick         leave out the slow networks, on covers of your own

Example: npm run --silent plan -- --json > plan.json && snakemake --profile workflow/profiles/laptop`,
  parse(argv) {
    const flags = { ...choiceFlags, paper: "text", json: "flag", features: "text" } as const;
    const { values } = readOptions(argv, { flags });
    const choice = parsePaperChoice(values);
    return { ...choice, json: values.json, features: parseCount(values.features) };
  },
  async run(choice, edge) {
    const jobs = await planAll(choice, edge);
    const lines = choice.json
      ? [JSON.stringify({ version: planVersion, jobs })]
      : jobs.map(formatJob);
    for (const line of lines) edge.line(line);
  },
};

function parseCount(text = "1"): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new UserError(`--features: expected 1 to 999, received ${text}`);
}

async function planAll({ features, ...given }: PlanChoice, edge: Edge): Promise<Job[]> {
  const { own, choice } = await readOwn(given);
  const wanted = asWanted(allAnalyses(), own?.paper, choice.quick);
  const chosen = wanted
    .filter(({ name }) => choice.only === undefined || choice.only === name)
    .filter(({ name, engine }) => isHere(name, engine, edge));
  const computing = openComputing(choice, edge, own);
  const corpora: Planned[] = [];
  for (const opened of await inOwnWords(own, edge, (spoken) => openCorpora(choice, spoken, own)))
    corpora.push(await describeCorpus(opened, { ...choice, covers: given.covers, own }, edge));
  const weights = await describeWeights(computing.weights);
  return planJobs(chosen, corpora, { ...computing, weights, features });
}

/** Without its engine an analysis is in no plan: no other job can bring one to all machines. */
function isHere(name: string, engine: EngineName | undefined, { warn }: Edge): boolean {
  const lacking = lackingEngine(engine);
  if (lacking !== null) warn(`not planned: ${name}: ${lacking}`);
  return lacking === null;
}

/** What says which corpus, and how it is computed. */
type Named = Omit<Choice, "only"> & Pick<PlanChoice, "paper"> & { own: OwnPaper | undefined };

async function describeCorpus(opened: OpenCorpus, choice: Named, edge: Edge): Promise<Planned> {
  const { corpus, source } = opened;
  const { name } = corpus;
  const isFetched = name === posterCorpus && choice.covers === undefined;
  const isMissing = isFetched && (await source.missing()).length > 0;
  const { paper } = choice;
  const named = { ...choice, paper: paper && pathFrom(edge.root, paper) };
  const isNamed = (choice.covers ?? paper) === undefined || choice.corpus !== undefined;
  return {
    corpus,
    option: optionsOf(named, isNamed ? name : undefined),
    lock: isNamed && isCorpusName(name) ? await describeLock(name, edge.root) : null,
    results: resultsFolder(opened, edge.root, choice.own),
    fetch: isMissing ? "npm run fetch -- covers" : null,
  };
}

/** What the command line of a job says to open the corpus, and to compute as asked. */
function optionsOf({ covers, paper, engine, quick, followLinks }: Named, name?: string): string {
  const words = [
    name === undefined ? "" : `--corpus ${name}`,
    covers === undefined ? "" : `--covers ${quoted(covers)}`,
    paper === undefined ? "" : `--paper ${quoted(paper)}`,
    followLinks ? "--follow-links" : "",
    quick ? "--quick" : "",
    engine === "onnx" ? "" : `--engine ${engine}`,
  ];
  return words.filter((word) => word !== "").join(" ");
}

/** As a shell takes it for one word. */
function quoted(text: string): string {
  return /^[\w./~-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

async function describeWeights(store: WeightStore): Promise<KnownWeights> {
  const { weights, packages } = await readSources();
  const files = [...weights.files, ...packages.files];
  const missing = new Set((await store.missing(files)).map(({ name }) => name));
  return new Map(
    files.map(({ name, file, sizeBytes, sha256 }) => [
      name,
      { path: `data/weights/${file}`, sizeBytes, sha256, isHere: !missing.has(name) },
    ]),
  );
}

function formatJob({ name, command, minutes }: Job): string {
  return `${name.padEnd(34)} ${`${minutes ?? "?"} min`.padStart(8)}  ${command}`;
}
