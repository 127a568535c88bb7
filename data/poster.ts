import { UserError } from "./error.ts";
import { between, list, number, object, orNull, type Parser, record, text } from "./schema.ts";

const percent = between(0, 100);
const trainingAndTest = object({ training: percent, test: percent });
const kinds = ["number", "sentence"] as const;
const kind: Parser<(typeof kinds)[number]> = (value, path) => {
  const known = kinds.find((name) => name === value);
  if (known) return known;
  throw new UserError(`${path}: expected ${kinds.join(" or ")}, received ${JSON.stringify(value)}`);
};
const genreAccuracies = object({ where: text, unit: text, accuracy: record(record(percent)) });

/** Published numbers, each group with the place where it stands; accuracies in percent. */
const poster = object({
  title: text,
  authors: list(text),
  institution: text,
  course: text,
  year: number,
  genres: list(object({ name: text, label: text, digit: number })),
  genreList: object({ where: text, printedTwice: list(text) }),
  data: object({
    linkTable: object({ where: text, covers: number, perGenre: number }),
    poster: object({
      where: text,
      training: number,
      test: number,
      testPerGenre: number,
      fewestPerGenre: number,
      mostPerGenre: number,
    }),
    writeUp: object({ where: text, covers: number }),
    coverSize: object({ where: text, pixels: number }),
    chance: object({ where: text, percent }),
  }),
  preprocessing: object({
    resize: object({ where: text, pixels: number, interpolation: text }),
    histogram: object({ where: text, binsPerChannel: number, cells: number, norm: text }),
  }),
  sampleCovers: object({ where: text, genres: list(text) }),
  similarity: object({
    poster: object({ where: text, covers: number }),
    writeUp: object({ where: text, covers: number }),
    measures: object({ where: text, names: list(text), mostTelling: text }),
    colourBar: object({ where: text, low: number, high: number }),
  }),
  genreSimilarity: object({ where: text, leastAlikeEverywhere: list(text) }),
  readings: object({
    where: text,
    mostAlike: record(list(text)),
    alikeToNone: list(text),
    slightlyConsistent: list(text),
  }),
  selfRank: object({ where: text, ranks: record(between(1, 10)) }),
  selfRankText: object({ where: text, first: list(text), last: list(text) }),
  averageRank: object({ where: text, low: number, high: number, except: list(text) }),
  averagedImages: object({ where: text, genres: list(text), pixels: number }),
  baselines: object({
    where: text,
    unit: text,
    methods: list(object({ name: text, random: trainingAndTest, resize: trainingAndTest })),
  }),
  baselineSizes: object({
    where: text,
    unit: text,
    runs: list(
      object({
        name: text,
        pixels: number,
        lambda: orNull(number),
        training: percent,
        test: percent,
      }),
    ),
  }),
  training: object({
    where: text,
    batch: number,
    learningRate: number,
    momentum: number,
    epochs: orNull(number),
  }),
  networks: object({
    poster: object({ where: text, convolutions: number, pools: number, linear: number }),
    writeUp: object({
      where: text,
      pixels: number,
      convolutions: list(object({ filters: number, size: number })),
      pools: list(number),
      linear: list(number),
    }),
    alexnet: object({ where: text, pixels: number }),
  }),
  fullTraining: genreAccuracies,
  transferLearning: genreAccuracies,
  transferWriteUp: genreAccuracies,
  writeUpHeadings: object({ where: text, byPosterHeading: record(text) }),
  overall: object({
    where: text,
    unit: text,
    fullTraining: record(percent),
    calledError: list(text),
    transferLearning: record(percent),
    transferTraining: record(object({ low: percent, high: percent })),
  }),
  networkText: object({
    where: text,
    metalAtLeast: percent,
    low: list(text),
    worst: text,
    average: percent,
  }),
  otherWork: object({
    where: text,
    unit: text,
    accuracy: list(object({ name: text, percent })),
  }),
  claims: list(object({ id: text, kind, where: text, text, about: list(text) })),
});

/** The poster's published numbers and claims, and where each stands. */
export type Poster = ReturnType<typeof poster>;

/** Checks data/poster.json; throws UserError naming the path of the first wrong value. */
export function parsePoster(value: unknown): Poster {
  const parsed = poster(value, "poster");
  checkGenres(parsed);
  checkClaims(parsed);
  return parsed;
}

function checkGenres(parsed: Poster): void {
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
    "readings.alikeToNone": parsed.readings.alikeToNone,
    "readings.slightlyConsistent": parsed.readings.slightlyConsistent,
    "selfRankText.first": parsed.selfRankText.first,
    "selfRankText.last": parsed.selfRankText.last,
    "networkText.low": parsed.networkText.low,
  };
}

/** Every claim stands in the poster or the write-up, has an id of its own, and is about values that exist. */
function checkClaims(parsed: Poster): void {
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
export function publishedAt(poster: Poster, path: string): unknown {
  return path.split(".").reduce<unknown>((value, name) => {
    const isParent = typeof value === "object" && value !== null && Object.hasOwn(value, name);
    return isParent ? (value as Record<string, unknown>)[name] : undefined;
  }, poster);
}

/** The genre's name in words; a genre that is not the poster's keeps its own name. */
export function genreLabel(poster: Poster, genre: string): string {
  return poster.genres.find(({ name }) => name === genre)?.label ?? genre;
}

/** Genres in the poster's order (by digit), then the others in the order given. */
export function inPosterOrder(poster: Poster, genres: readonly string[]): string[] {
  const digit = (genre: string): number =>
    poster.genres.find(({ name }) => name === genre)?.digit ?? poster.genres.length;
  return [...genres].sort((a, b) => digit(a) - digit(b));
}

function prefixed<T>(path: string, values: Record<string, T>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(values).map(([name, item]) => [`${path}.${name}`, item]),
  );
}
