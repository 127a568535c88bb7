import type { Corpus, Cover } from "../../data/corpus/corpus.ts";
import type { RgbImage } from "../../data/corpus/image.ts";
import { sha256 } from "../../data/hash.ts";
import type { Context, Step, Store } from "../contract/analysis.ts";
import { readImage } from "./readImage.ts";
import {
  coversPerPart,
  formatPart,
  idOf,
  joinParts,
  parsePart,
  type SurveyParams,
  surveyPart,
  type SurveyPart,
} from "./surveyPart.ts";

/** The covers that are surveyed, by genre, there by name in the order of the corpus; and where parts are kept. */
export interface Surveyed {
  genres: ReadonlyMap<string, ReadonlyMap<string, Cover>>;
  params: SurveyParams;
  store: Store;
  context: Context;
}

/** A part that is kept. */
export interface KeptPart {
  id: string;
  names: string[];
}

/** By genre, each cover in one part. */
export type KeptParts = ReadonlyMap<string, readonly KeptPart[]>;

/** Of the cover in any corpus; its id counts, as there may be copies of a file. */
export function nameOf({ sha256: file, id }: Cover, corpus: Corpus): string {
  return sha256(`${file || corpus.hash}/${id}`);
}

export async function openSurvey(
  corpus: Corpus,
  step: Step & { params: SurveyParams },
  context: Context,
): Promise<Surveyed> {
  const genres = new Map(corpus.genres.map((genre) => [genre, new Map<string, Cover>()]));
  for (const cover of corpus.covers) genres.get(cover.genre)!.set(nameOf(cover, corpus), cover);
  return { genres, params: step.params, store: await context.store(step), context };
}

/** Reads those of `covers` that are not kept. */
export async function addToSurvey(survey: Surveyed, covers: readonly Cover[]): Promise<void> {
  await readMissing(survey, await storedParts(survey), new Set(covers));
}

/** Reads what is not kept. Small parts are joined, and what is left of these covers' that nobody needs removed. */
export async function completeSurvey(survey: Surveyed): Promise<KeptParts> {
  const stored = await storedParts(survey);
  const kept = await readMissing(survey, stored, null);
  const before = [...stored, ...[...kept.values()].flat()];
  for (const [genre, parts] of kept) kept.set(genre, await joinSmall(parts, survey));
  await removeUnused(before, kept, survey);
  return kept;
}

/** What is kept after those of all covers, or of these, are read that no stored part has. */
async function readMissing(
  survey: Surveyed,
  stored: readonly KeptPart[],
  asked: ReadonlySet<Cover> | null,
): Promise<Map<string, KeptPart[]>> {
  const kept = usefulParts(stored, survey);
  const missing = [...survey.genres].map(([genre, all]) => {
    const known = new Set(kept.get(genre)!.flatMap(({ names }) => names));
    const isMissing = ([name, cover]: [string, Cover]): boolean =>
      !known.has(name) && (asked?.has(cover) ?? true);
    return { genre, names: [...all].filter(isMissing).map(([name]) => name) };
  });
  const total = missing.reduce((sum, { names }) => sum + names.length, 0);
  let done = 0;
  const onCover = (): void => survey.context.onProgress("reading covers", ++done, total);
  for (const { genre, names } of missing)
    for (const some of inChunks(names, coversPerPart))
      kept.get(genre)!.push(await keep(await readCovers(survey, genre, some, onCover), survey));
  return kept;
}

/** A part as it was kept, or, where it was lost since, read again. */
export async function readPart(
  survey: Surveyed,
  genre: string,
  { id, names }: KeptPart,
): Promise<SurveyPart> {
  const bytes = await survey.store.read(id);
  return bytes ? parsePart(bytes, survey.params) : readCovers(survey, genre, names);
}

function readCovers(
  { genres, params, context }: Surveyed,
  genre: string,
  names: readonly string[],
  onCover = (): void => {},
): Promise<SurveyPart> {
  const read = async (name: string): Promise<RgbImage> => {
    const image = await readImage(genres.get(genre)!.get(name)!, context);
    onCover();
    return image;
  };
  return surveyPart(names, read, params);
}

async function keep(part: SurveyPart, { store }: Surveyed): Promise<KeptPart> {
  const id = idOf(part.names);
  await store.write(id, formatPart(part));
  return { id, names: part.names };
}

/** Those whose covers are all in one genre here, the larger first, none with a cover of another. */
function usefulParts(stored: readonly KeptPart[], { genres }: Surveyed): Map<string, KeptPart[]> {
  const missing = new Map([...genres].map(([genre, covers]) => [genre, new Set(covers.keys())]));
  const kept = new Map([...genres.keys()].map((genre): [string, KeptPart[]] => [genre, []]));
  for (const part of [...stored].sort((a, b) => b.names.length - a.names.length))
    for (const [genre, names] of missing)
      if (part.names.every((name) => names.has(name))) {
        kept.get(genre)!.push(part);
        for (const name of part.names) names.delete(name);
      }
  return kept;
}

async function storedParts({ store, params }: Surveyed): Promise<KeptPart[]> {
  const parts: KeptPart[] = [];
  for (const id of await store.names()) {
    const bytes = await store.read(id);
    if (bytes) parts.push({ id, names: parsePart(bytes, params).names });
  }
  return parts;
}

async function joinSmall(parts: readonly KeptPart[], survey: Surveyed): Promise<KeptPart[]> {
  const sorted = [...parts].sort((a, b) => a.names.length - b.names.length);
  const [a, b, ...others] = sorted;
  if (!a || !b || a.names.length + b.names.length > coversPerPart) return sorted;
  const [one, other] = await Promise.all([a, b].map(({ id }) => survey.store.read(id)));
  if (!one || !other) return sorted;
  const joined = joinParts(parsePart(one, survey.params), parsePart(other, survey.params));
  return joinSmall([...others, await keep(joined, survey)], survey);
}

async function removeUnused(
  parts: readonly KeptPart[],
  kept: KeptParts,
  { genres, store }: Surveyed,
): Promise<void> {
  const used = new Set([...kept.values()].flat().map(({ id }) => id));
  const names = new Set([...genres.values()].flatMap((covers) => [...covers.keys()]));
  for (const part of parts)
    if (!used.has(part.id) && part.names.some((name) => names.has(name)))
      await store.remove(part.id);
}

function inChunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
