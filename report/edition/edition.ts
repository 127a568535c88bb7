import type { Analysis, Json } from "../../analyses/contract/analysis.ts";
import type { Results } from "../../analyses/index.ts";
import type { AnalysisName } from "../../analyses/names.ts";
import type { KeyParts } from "../../analyses/pipeline/key.ts";
import { type Corpus, unusableFiles } from "../../data/corpus/corpus.ts";
import { posterCorpus } from "../../data/corpus/corpusNames.ts";
import { genreLabel, inPosterOrder, type Poster } from "../../data/poster/poster.ts";
import { own } from "../../data/own.ts";
import { notShown, type Paper, showsAnalysis } from "../paper/paper.ts";
import { type Reword, rewordTo } from "../paper/words.ts";
import type { Notice } from "./notices.ts";
import { shortLabel } from "../language/shortLabel.ts";

/** The key of a result, and what it is the hash of. */
export interface Provenance {
  key: string;
  parts: KeyParts;
}

/** The paper for one corpus: what was computed, its pictures, and what the reader must be told about it. */
export interface Edition {
  corpus: Corpus;
  title: string;
  /** with the runs of one network under one name (`joinSeeds`) */
  results: Results;
  /** the same as they lie in their files */
  stored?: Results;
  /** PNG files by analysis, then by name */
  images: Record<string, Record<string, Uint8Array>>;
  /** binary files by analysis, then by name */
  files?: Record<string, Record<string, Uint8Array>>;
  /** where each result comes from, by analysis */
  provenance?: Readonly<Record<string, Provenance>>;
  /** what each analysis is computed with, where it has no result yet, by analysis */
  parameters?: Readonly<Record<string, Json>>;
  notices: readonly Notice[];
  /** what its author says of it, where the pictures are a reader's own */
  paper?: Paper;
}

export interface CoverCounts {
  covers: number;
  train: number;
  test: number;
  unreadable: number;
  /** listed, but not to be had */
  absent: number;
  /** covers that look the same as an earlier one */
  duplicates: number;
}

/** Whether the covers are the poster's: then it has prose of its own, and its numbers stand beside the poster's. */
export function isPosterEdition({ corpus }: Edition): boolean {
  return corpus.name === posterCorpus;
}

/** How the texts of this project are said in an edition: in its author's words. */
export function rewordFor({ paper, corpus }: Edition): Reword {
  return paper ? rewordTo(paper.words, corpus.genres) : (text) => text;
}

/** Heading of a corpus's paper. */
export function editionTitle({ name }: Corpus, poster: Poster): string {
  if (name === posterCorpus) return poster.title;
  if (name === "musicbrainz") return "Covers by MusicBrainz tags";
  return name === "control" ? "The control corpus: drawn covers" : `Covers of ${name}`;
}

/** Why an edition has no result of this analysis. */
export function reasonWithout(edition: Edition, analysis: string): string {
  const { notices, corpus, paper } = edition;
  if (!showsAnalysis(paper, analysis)) return notShown;
  const notice = notices.find((it) => it.analysis === analysis);
  return notice ? notice.reasons.join("; ") : `no result for the corpus ${corpus.name}`;
}

/** The result of an analysis that the edition is known to have. */
export function resultOf<Name extends AnalysisName>(
  { results }: Edition,
  name: Name,
): NonNullable<Results[Name]> {
  const result = results[name];
  if (!result) throw new Error(`missing result: ${name}`);
  return result;
}

/** The edition's genres in the poster's order, with their names in words, as long as drawings have room for. */
export function editionGenres(
  { corpus }: Edition,
  poster: Poster,
): { name: string; label: string }[] {
  const names = inPosterOrder(poster, corpus.genres);
  return names.map((name) => ({ name, label: shortLabel(genreLabel(poster, name)) }));
}

/** The result of an analysis of a paper's own, which a figure or table of its own `needs`. */
export function ownResult<Params, Result>(
  { results }: Edition,
  { name }: Analysis<Params, Result>,
): Result {
  const result = own(results as Readonly<Record<string, unknown>>, name);
  if (result === undefined) throw new Error(`missing result: ${name}`);
  return result as Result; // stored under this name by this analysis
}

/** Whether there is a result of the analysis, of this project's or of a paper's own. */
export function hasResult({ results }: Edition, analysis: string): boolean {
  return own(results as Readonly<Record<string, unknown>>, analysis) !== undefined;
}

/** Counts of a genre, or of the whole corpus. */
export function countCovers(corpus: Corpus, genre?: string): CoverCounts {
  const isOwn = (cover: { genre: string }): boolean => genre === undefined || cover.genre === genre;
  const own = corpus.covers.filter(isOwn);
  return {
    covers: own.length,
    train: own.filter(({ split }) => split === "train").length,
    test: own.filter(({ split }) => split === "test").length,
    unreadable: unusableFiles(corpus.unreadable).filter(isOwn).length,
    absent: corpus.absent.filter(isOwn).length,
    duplicates: own.filter(({ duplicateOf }) => duplicateOf !== "").length,
  };
}
