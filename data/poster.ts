import { UserError } from "./error.ts";
import { between, list, number, object, orNull, record, text } from "./schema.ts";

const percent = between(0, 100);
const trainingAndTest = object({ training: percent, test: percent });
const genreAccuracies = object({ where: text, unit: text, accuracy: record(record(percent)) });

/** Published numbers, each group with the place where it stands; accuracies in percent. */
const poster = object({
  title: text,
  authors: list(text),
  institution: text,
  course: text,
  year: number,
  genres: list(object({ name: text, label: text, digit: number })),
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
  selfRank: object({ where: text, ranks: record(between(1, 10)) }),
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
  fullTraining: genreAccuracies,
  transferLearning: genreAccuracies,
  writeUpHeadings: object({ where: text, byPosterHeading: record(text) }),
  overall: object({
    where: text,
    unit: text,
    fullTraining: record(percent),
    transferLearning: record(percent),
    transferTraining: record(object({ low: percent, high: percent })),
  }),
  otherWork: object({
    where: text,
    unit: text,
    accuracy: list(object({ name: text, percent })),
  }),
  claims: list(object({ id: text, where: text, text })),
});

/** The poster's published numbers and claims, and where each stands. */
export type Poster = ReturnType<typeof poster>;

/** Checks data/poster.json; throws UserError naming the path of the first wrong value. */
export function parsePoster(value: unknown): Poster {
  const parsed = poster(value, "poster");
  const names = parsed.genres.map(({ name }) => name);
  const byGenre = {
    "selfRank.ranks": parsed.selfRank.ranks,
    ...prefixed("fullTraining.accuracy", parsed.fullTraining.accuracy),
    ...prefixed("transferLearning.accuracy", parsed.transferLearning.accuracy),
  };
  for (const [path, values] of Object.entries(byGenre))
    for (const name of names)
      if (!(name in values)) throw new UserError(`poster.${path}: missing genre: ${name}`);
  return parsed;
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
