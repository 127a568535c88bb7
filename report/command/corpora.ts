import {
  openCorpus,
  type OpenCorpus,
  openFolder,
  type OpenOptions,
} from "../../data/corpora/openCorpus.ts";
import { corpusNames } from "../../data/corpus/corpusNames.ts";
import type { Choice } from "./arguments.ts";
import type { Edge } from "./command.ts";

/** The chosen corpora, or that of a reader's own folder by its `name`; without a choice all whose results are committed. */
export async function openCorpora(
  choice: Choice,
  edge: Edge,
  name?: string,
): Promise<OpenCorpus[]> {
  const { corpus, covers } = choice;
  const options = openOptions(choice, edge);
  if (covers !== undefined && corpus === undefined)
    return [await openFolder(covers, options, name)];
  const names = corpus === undefined ? corpusNames : [corpus];
  return Promise.all(names.map((name) => openCorpus(name, options)));
}

/** Folder of a corpus's results, relative to the project: those of a reader's own covers are never committed. */
export function resultsFolder({ corpus: { name }, committed }: OpenCorpus): string {
  return `${committed ? "analyses" : ".cache"}/results/${name}`;
}

export function openOptions(
  { covers, followLinks }: Pick<Choice, "covers" | "followLinks">,
  edge: Edge,
): OpenOptions {
  const onProgress = (done: number, total: number): void =>
    edge.progress("looking at covers", done, total);
  return { root: edge.root, covers, followLinks, onProgress, warn: edge.warn };
}
