import { UserError } from "../error.ts";
import { between, list, number, object, orNull, type Parser, record, text } from "../schema.ts";

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
export const posterShape = object({
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
    alexNet: object({ where: text, pixels: number }),
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
export type Poster = ReturnType<typeof posterShape>;

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
