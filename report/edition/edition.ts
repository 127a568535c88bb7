import type { Results } from "../../analyses/index.ts";
import { type AnalysisName, analysisNames } from "../../analyses/names.ts";
import type { KeyParts } from "../../analyses/pipeline/key.ts";
import { controlParams } from "../../data/control/design.ts";
import type { Corpus } from "../../data/corpus/corpus.ts";
import { posterCorpus } from "../../data/corpus/corpusNames.ts";
import { genreLabel, inPosterOrder, type Poster } from "../../data/poster/poster.ts";
import { auditScope } from "./auditScope.ts";
import type { Notice } from "./notices.ts";
import { pairedTests } from "./pairs.ts";
import type { Scope } from "../language/references.ts";
import { shortLabel } from "../shortLabel.ts";
import { toldGenres } from "./toldGenres.ts";

/** Those whose models `pairs` and `told` hold side by side: a sentence about them needs all. */
const compared: readonly AnalysisName[] = ["baselines", "fullTraining", "transferLearning"];

/** The key of a result, and what it is the hash of. */
export interface Provenance {
  key: string;
  parts: KeyParts;
}

/** The paper for one corpus: what was computed, its pictures, and what the reader must be told about it. */
export interface Edition {
  corpus: Corpus;
  title: string;
  results: Results;
  /** PNG files by analysis, then by name */
  images: Record<string, Record<string, Uint8Array>>;
  /** where each result comes from, by analysis */
  provenance?: Readonly<Record<string, Provenance>>;
  notices: readonly Notice[];
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

/** Heading of a corpus's paper. */
export function editionTitle({ name }: Corpus, poster: Poster): string {
  if (name === posterCorpus) return poster.title;
  if (name === "musicbrainz") return "Covers by MusicBrainz tags";
  return name === "control" ? "The control corpus: drawn covers" : `Covers of ${name}`;
}

/** What prose may refer to in this edition of a site's: `corpus`, `poster`, `pairs`, `told`, `control`, `edition`, `audit` and the results. */
export function editionScope(
  edition: Edition,
  poster: Poster,
  editions: readonly Edition[] = [edition],
): Scope {
  const beside = { control: editions.some(({ corpus }) => corpus.name === "control") };
  const about = { title: edition.title, has: computed(edition), beside };
  const corpus = corpusFacts(edition.corpus, poster);
  const pairs = pairedTests(edition);
  const told = toldGenres(edition);
  const audit = auditScope(edition, poster);
  const values = { corpus, poster, pairs, told, control: controlParams, edition: about, audit };
  const missing = analysisNames.filter((name) => !edition.results[name]);
  const reasons = Object.fromEntries(missing.map((name) => [name, reasonWithout(edition, name)]));
  const lacking = missing.find((name) => compared.includes(name));
  return {
    values: { ...values, ...edition.results },
    missing: lacking ? { ...reasons, pairs: reasons[lacking]!, told: reasons[lacking]! } : reasons,
  };
}

/** Which analyses, and which of the networks that may come later, an edition has; for text shown on that condition. */
function computed({ results }: Edition): Record<string, boolean> {
  const has = analysisNames.map((name) => [name, results[name] !== undefined] as const);
  const alexNet = Object.hasOwn(results.fullTraining?.models ?? {}, "alexNet");
  return { ...Object.fromEntries(has), alexNet };
}

/** Why an edition has no result of this analysis. */
export function reasonWithout({ notices, corpus }: Edition, analysis: AnalysisName): string {
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

/** Counts of a genre, or of the whole corpus. */
export function countCovers(corpus: Corpus, genre?: string): CoverCounts {
  const isOwn = (cover: { genre: string }): boolean => genre === undefined || cover.genre === genre;
  const own = corpus.covers.filter(isOwn);
  return {
    covers: own.length,
    train: own.filter(({ split }) => split === "train").length,
    test: own.filter(({ split }) => split === "test").length,
    unreadable: corpus.unreadable.filter(isOwn).length,
    absent: corpus.absent.filter(isOwn).length,
    duplicates: own.filter(({ duplicateOf }) => duplicateOf !== "").length,
  };
}

function corpusFacts(corpus: Corpus, poster: Poster): Record<string, unknown> {
  const names = inPosterOrder(poster, corpus.genres);
  const absent = poster.genres.filter(({ name }) => !corpus.genres.includes(name));
  return {
    name: corpus.name,
    ...countCovers(corpus),
    fetched: corpus.covers.filter(({ source }) => source !== undefined).length,
    genreCount: names.length,
    genreLabels: names.map((name) => genreLabel(poster, name)),
    absentCount: absent.length,
    absentLabels: absent.map(({ label }) => label),
    genres: Object.fromEntries(names.map((name) => [name, countCovers(corpus, name)])),
  };
}
