import { type CorpusName, posterCorpus } from "../../corpus/corpusNames.ts";
import { UserError } from "../../error.ts";
import type { PackagedFile, Sources, WeightFile } from "../../sources/readSources.ts";

/** The options of `fetch`, as `readOptions` knows them. */
export const fetchFlags = {
  genre: "texts",
  limit: "text",
  contact: "text",
  "dry-run": "flag",
  verify: "flag",
  "retry-gone": "flag",
} as const;

/** What was given for them. */
export interface FetchValues {
  genre: readonly string[];
  limit: string | undefined;
  contact: string | undefined;
  "dry-run": boolean;
  verify: boolean;
  "retry-gone": boolean;
}

export interface FetchOptions {
  what: "everything" | "covers" | "weights" | "musicbrainz";
  weights: readonly WeightFile[];
  packages: readonly PackagedFile[];
  /** whether these weights were asked for by name */
  areNamed: boolean;
  genres: readonly string[];
  limit: number;
  dryRun: boolean;
  verify: boolean;
  retryGone: boolean;
  contact: string | null;
}

/** What the options and arguments after `fetch` ask for; throws UserError. */
export function chooseFetch(
  values: FetchValues,
  [what = "everything", ...names]: readonly string[],
  sources: Sources,
): FetchOptions {
  if (!isWhat(what)) throw new UserError(`unknown source: ${what} (covers, weights, musicbrainz)`);
  if (names.length > 0 && what !== "weights")
    throw new UserError(`unexpected argument: ${names[0]}`);
  const options = {
    what,
    ...(what === "musicbrainz" || what === "covers"
      ? { weights: [], packages: [] }
      : chooseWeights(names, sources)),
    areNamed: names.length > 0,
    genres: what === "weights" ? [] : chooseGenres(values.genre, sources),
    limit: parseLimit(values.limit),
    dryRun: values["dry-run"],
    verify: values.verify,
    retryGone: values["retry-gone"],
    contact: parseContact(values.contact),
  };
  const asks = !options.dryRun && !options.verify;
  if (what === "musicbrainz" && options.contact === null && asks)
    throw new UserError("MusicBrainz asks its callers for a contact: --contact you@example.org");
  return options;
}

/** The corpus whose covers are fetched. */
export function corpusOf({ what }: Pick<FetchOptions, "what">): CorpusName {
  return what === "musicbrainz" ? what : posterCorpus;
}

function isWhat(name: string): name is FetchOptions["what"] {
  return ["everything", "covers", "weights", "musicbrainz"].includes(name);
}

function chooseWeights(
  names: readonly string[],
  { weights, packages }: Sources,
): Pick<FetchOptions, "weights" | "packages"> {
  const known = [...weights.files, ...packages.files].map(({ name }) => name);
  for (const name of names)
    if (!known.includes(name))
      throw new UserError(`unknown weights: ${name} (${known.join(", ")})`);
  const isAsked = ({ name }: { name: string }) => names.length === 0 || names.includes(name);
  return { weights: weights.files.filter(isAsked), packages: packages.files.filter(isAsked) };
}

function chooseGenres(names: readonly string[], { bandcamp }: Sources): string[] {
  const known = Object.keys(bandcamp.genres);
  for (const name of names)
    if (!known.includes(name)) throw new UserError(`unknown genre: ${name} (${known.join(", ")})`);
  return known.filter((name) => names.length === 0 || names.includes(name));
}

/** How many of each genre; throws UserError. */
export function parseLimit(text: string | undefined): number {
  if (text === undefined) return Infinity;
  if (!/^[1-9][0-9]{0,6}$/.test(text))
    throw new UserError(`--limit: expected 1 or more covers of each genre, received ${text}`);
  return Number(text);
}

/** Goes into a request header: printable ASCII without brackets. Throws UserError. */
export function parseContact(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!/^[\x21-\x27\x2a-\x7e]{3,120}$/.test(text))
    throw new UserError(`--contact: expected an address or URL, received ${JSON.stringify(text)}`);
  return text;
}
