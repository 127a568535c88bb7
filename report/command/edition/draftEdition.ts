import { resolve } from "node:path";
import type { Analysis } from "../../../analyses/contract/analysis.ts";
import {
  type ComputeOptions,
  type Computing,
  computeResult,
  lackingFor,
  type Status,
} from "../../../analyses/pipeline/compute.ts";
import { contradictions } from "../../../analyses/pipeline/contradictions/contradictions.ts";
import { type StoredResult, strayResults } from "../../../analyses/pipeline/results.ts";
import type { OpenCorpus } from "../../../data/corpora/openCorpus.ts";
import type { Corpus } from "../../../data/corpus/corpus.ts";
import { unusedFiles } from "../../../data/corpus/leftOut.ts";
import { firstFew } from "../../language/formats.ts";
import { allAnalyses } from "../../paper/allAnalyses.ts";
import { allNames } from "../../paper/ownAnalyses.ts";
import { asWanted } from "../../paper/asWanted.ts";
import type { OwnPaper } from "../../paper/readPaper.ts";
import { resultsFolder } from "../line/corpora.ts";
import type { ResultLog } from "../line/resultLog.ts";
import type { Edge } from "../line/command.ts";
import type { BuildOptions } from "../line/siteOptions.ts";

/** What the editions of one build share. */
export interface Making {
  options: BuildOptions;
  /** of a reader's own covers, where its author says what it is */
  own: OwnPaper | undefined;
  computing: Computing;
  log: ResultLog;
  edge: Edge;
}

/** A result as it was found. */
export interface Found {
  analysis: Analysis<unknown, unknown>;
  stored: StoredResult | null;
  status: Status;
  /** it is not up to date, and everything that it takes is here */
  isDue: boolean;
}

/** An edition before anything is computed. */
export interface Draft {
  opened: OpenCorpus;
  /** folder of its results */
  results: string;
  found: Found[];
}

/** Looks the results of a corpus up, and tells what else was found: covers that cannot be read, results of no analysis. */
export async function draftEdition(opened: OpenCorpus, making: Making): Promise<Draft> {
  const { options, log, edge } = making;
  const { corpus, committed } = opened;
  const folder = resultsFolder(opened, edge.root, making.own);
  const results = resolve(edge.root, folder);
  for (const { id, reason } of unusedFiles(corpus)) edge.warn(`not used: ${id} (${reason})`);
  for (const file of committed ? await strayResults(results, allNames()) : [])
    log.stray(`${folder}/${file}`);
  const found: Found[] = [];
  for (const analysis of asWanted(allAnalyses(), making.own?.paper, options.quick)) {
    if (options.explain && !isChosen(analysis, making)) continue;
    found.push(await lookUp(analysis, { opened, results }, making));
  }
  return { opened, results, found };
}

async function lookUp(
  analysis: Found["analysis"],
  { opened: { corpus, source }, results }: Omit<Draft, "found">,
  making: Making,
): Promise<Found> {
  let status: Status | undefined;
  const onStatus = (told: Status): void => void (status = told);
  const options = { ...optionsFor(analysis, results, making), dry: true, onStatus };
  const { stored } = await computeResult(analysis, corpus, source, options);
  if (!status) throw new Error(`no status of ${analysis.name}`);
  if (making.options.frozen && stored) status = checked(status, stored, corpus);
  if (making.options.frozen && !making.own && status.state === "unavailable" && !analysis.awaited)
    status = { ...status, state: "missing" }; // all but those awaited are committed
  const mayBeDue = status.state !== "fresh" && status.state !== "unavailable";
  const computes = isChosen(analysis, making) && !making.options.explain && !making.options.frozen;
  const isDue = mayBeDue && computes && (await hasInputs(analysis, source, making));
  return { analysis, stored, status, isDue };
}

/** A fresh result that contradicts itself was edited after it was computed: it is damaged. */
function checked(status: Status, { result }: StoredResult, { covers }: Corpus): Status {
  if (status.state !== "fresh") return status;
  const genres = new Map(covers.map(({ id, genre }) => [id, genre]));
  const found = contradictions(result, (id) => genres.get(id));
  if (found.length === 0) return status;
  return { ...status, state: "damaged", reasons: [`contradicts itself: ${firstFew(found, 3)}`] };
}

async function hasInputs(
  analysis: Found["analysis"],
  source: OpenCorpus["source"],
  { computing }: Making,
): Promise<boolean> {
  if ((await lackingFor(analysis, computing)).length > 0) return false;
  return (await source.missing()).length === 0;
}

/** Whether `--only` leaves it in. */
export function isChosen({ name }: Found["analysis"], { options }: Making): boolean {
  return options.only === undefined || options.only === name;
}

/** How a result in the folder `results` is brought up to date. */
export function optionsFor(
  analysis: Found["analysis"],
  results: string,
  making: Making,
): ComputeOptions {
  const force = making.options.force && isChosen(analysis, making);
  return { ...making.computing, results, force, dry: false, onStatus: making.log.status };
}
