import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import {
  openCorpus,
  type OpenCorpus,
  openFolder,
  type OpenOptions,
  openOwn,
} from "../../../data/corpora/openCorpus.ts";
import { corpusNames } from "../../../data/corpus/corpusNames.ts";
import type { OwnPaper } from "../../paper/readPaper.ts";
import type { Choice } from "./arguments.ts";
import type { Edge } from "./command.ts";

const contact = "--contact you@example.org";

/** What is run in the folder of a paper of one's own to fetch the pictures that its table names by URL. */
export const fetchOwn = `npm run fetch -- ${contact}`;

function fetchCommand(covers: string, own: OwnPaper | undefined): string {
  if (own?.home === undefined) return `npm run fetch -- --covers ${covers} ${contact}`;
  if (dirname(own.file) === ".") return fetchOwn;
  return `npm run fetch -- --paper ${own.file} ${contact}`;
}

/** The chosen corpora, or that of a reader's own folder, or paper; without a choice all whose results are committed. */
export async function openCorpora(
  choice: Choice,
  edge: Edge,
  own?: OwnPaper,
): Promise<OpenCorpus[]> {
  const { corpus, covers } = choice;
  const options = openOptions(choice, edge);
  if (covers !== undefined && corpus === undefined)
    return [await openReaders(covers, options, own)];
  const names = corpus === undefined ? corpusNames : [corpus];
  return Promise.all(names.map((name) => openCorpus(name, options)));
}

async function openReaders(
  covers: string,
  given: OpenOptions,
  own: OwnPaper | undefined,
): Promise<OpenCorpus> {
  const options = { ...given, labels: own?.paper.labels, fetch: fetchCommand(covers, own) };
  if (own?.home === undefined) return openFolder(covers, options, own?.name);
  return openOwn(covers, options, { ...own, home: own.home });
}

/**
 * Folder of a corpus's results, relative to the project: for a paper of one's own beside it; those of a reader's other
 * covers are never committed.
 */
export function resultsFolder(
  { corpus: { name }, committed }: OpenCorpus,
  root: string,
  own: OwnPaper | undefined,
): string {
  const folder = `${committed ? "analyses" : ".cache"}/results/${name}`;
  return own?.home === undefined ? folder : pathFrom(root, join(own.home, folder));
}

/** With forward slashes, relative where it can be. */
export function pathFrom(dir: string, target: string): string {
  const path = relative(resolve(dir), resolve(target));
  return isAbsolute(path) ? path : path.replaceAll(sep, "/");
}

export function openOptions(
  { covers, followLinks }: Pick<Choice, "covers" | "followLinks">,
  edge: Edge,
): OpenOptions {
  const onProgress = (done: number, total: number): void =>
    edge.progress("looking at covers", done, total);
  return { root: edge.root, covers, followLinks, onProgress, warn: edge.warn };
}
