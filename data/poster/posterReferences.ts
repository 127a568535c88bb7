import { UserError } from "../error.ts";
import type { Poster } from "./poster.ts";

/** Every table has every genre, and every genre named is one of the ten. */
export function checkGenres(parsed: Poster): void {
  const names = parsed.genres.map(({ name }) => name);
  const byGenre = {
    "selfRank.ranks": parsed.selfRank.ranks,
    ...prefixed("fullTraining.accuracy", parsed.fullTraining.accuracy),
    ...prefixed("transferLearning.accuracy", parsed.transferLearning.accuracy),
    ...prefixed("transferWriteUp.accuracy", parsed.transferWriteUp.accuracy),
  };
  for (const [path, values] of Object.entries(byGenre))
    for (const name of names)
      if (!(name in values)) throw new UserError(`poster.${path}: missing genre: ${name}`);
  for (const [path, genres] of Object.entries(genreLists(parsed)))
    for (const name of genres)
      if (!names.includes(name)) throw new UserError(`poster.${path}: unknown genre: ${name}`);
}

function genreLists(parsed: Poster): Record<string, string[]> {
  return {
    "genreList.printedTwice": parsed.genreList.printedTwice,
    "genreSimilarity.leastAlikeEverywhere": parsed.genreSimilarity.leastAlikeEverywhere,
    ...prefixed("readings.mostAlike", parsed.readings.mostAlike),
    "sampleCovers.genres": parsed.sampleCovers.genres,
    "averageRank.except": parsed.averageRank.except,
    "averagedImages.genres": parsed.averagedImages.genres,
    "readings.alikeToNone": parsed.readings.alikeToNone,
    "readings.slightlyConsistent": parsed.readings.slightlyConsistent,
    "selfRankText.first": parsed.selfRankText.first,
    "selfRankText.last": parsed.selfRankText.last,
    "networkText.low": parsed.networkText.low,
  };
}

/** The text names networks that have columns, and both tables of pre-trained networks have the same. */
export function checkNetworks({ fullTraining, transferLearning, ...parsed }: Poster): void {
  const { overall, networkText, transferWriteUp } = parsed;
  const trained = Object.keys(fullTraining.accuracy);
  const preTrained = Object.keys(transferLearning.accuracy);
  const named: [string, string[], string[]][] = [
    ["overall.fullTraining", Object.keys(overall.fullTraining), trained],
    ["overall.calledError", overall.calledError, Object.keys(overall.fullTraining)],
    ["overall.transferLearning", Object.keys(overall.transferLearning), preTrained],
    ["networkText.worst", [networkText.worst], Object.keys(overall.transferLearning)],
    ["transferWriteUp.accuracy", Object.keys(transferWriteUp.accuracy), preTrained],
    ["transferLearning.accuracy", preTrained, Object.keys(transferWriteUp.accuracy)],
  ];
  for (const [path, names, known] of named)
    for (const name of names)
      if (!known.includes(name)) throw new UserError(`poster.${path}: unknown network: ${name}`);
}

/** Every claim stands in the poster or the write-up, has an id of its own, and is about values that exist. */
export function checkClaims(parsed: Poster): void {
  parsed.claims.forEach(({ id, where, about }, index) => {
    const path = `poster.claims[${index}]`;
    if (!/^(poster|write-up), ./.test(where))
      throw new UserError(
        `${path}.where: expected "poster, …" or "write-up, …", received ${where}`,
      );
    if (parsed.claims.findIndex((claim) => claim.id === id) < index)
      throw new UserError(`${path}.id: appears twice: ${id}`);
    for (const name of about)
      if (publishedAt(parsed, name) === undefined)
        throw new UserError(`${path}.about: unknown path: ${name}`);
  });
}

/** What stands at a dotted path of data/poster.json; undefined if nothing does. */
function publishedAt(poster: Poster, path: string): unknown {
  return path.split(".").reduce<unknown>((value, name) => {
    const isParent = typeof value === "object" && value !== null && Object.hasOwn(value, name);
    return isParent ? (value as Record<string, unknown>)[name] : undefined;
  }, poster);
}

function prefixed<T>(path: string, values: Record<string, T>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(values).map(([name, item]) => [`${path}.${name}`, item]),
  );
}
