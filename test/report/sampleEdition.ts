import { crc32, deflateSync } from "node:zlib";
import type { AveragedImages, GenreAverage } from "../../analyses/averagedImages.ts";
import type { HistogramSimilarity, Protocol } from "../../analyses/histogramSimilarity.ts";
import { type Corpus, type Cover, makeCorpus } from "../../data/corpus/corpus.ts";
import { random } from "../../data/random.ts";
import { allAnalyses } from "../../report/paper/allAnalyses.ts";
import { statedParameters } from "../../report/paper/asWanted.ts";
import type { Edition } from "../../report/edition/edition.ts";
import { sampleBaselines, sampleControls } from "./sampleBaselines.ts";
import { sampleTraining } from "./sampleTraining.ts";

export const sampleGenres = ["ambient", "folk", "jazz", "metal", "pop", "rock"];

const repeats = 1000;

/** An edition with invented results; `genres` are its corpus's. */
export function sampleEdition(name = "bandcamp", genres = sampleGenres): Edition {
  return {
    corpus: makeCorpus(name, sampleCovers(genres), [
      { id: `${genres[0]}/broken.jpg`, genre: genres[0]!, reason: "not an image" },
    ]),
    title: `Edition of ${name}`,
    results: {
      histogramSimilarity: sampleSimilarity(genres),
      averagedImages: sampleAverages(genres),
      baselines: sampleBaselines(genres),
      fullTraining: sampleTraining(genres),
      controls: sampleControls(),
    },
    images: { averagedImages: samplePictures(genres) },
    parameters: statedParameters(allAnalyses(), undefined),
    notices: [],
  };
}

/** Twelve covers of each genre, of so many groups each, of which the last is tested. */
export function groupedCorpus(genres: readonly string[], groups: number): Corpus {
  const covers = sampleCovers(genres).map((cover, i): Cover => {
    const group = Math.floor(((i % 12) * groups) / 12);
    const first = `${cover.genre}/a${Math.ceil((group * 12) / groups) + 100}.jpg`;
    const isTested = group >= Math.min(groups - 1, 10);
    return { ...cover, duplicateOf: "", group: first, split: isTested ? "test" : "train" };
  });
  return makeCorpus("mine", covers, []);
}

function sampleCovers(genres: readonly string[]): Cover[] {
  return genres.flatMap((genre) =>
    Array.from({ length: 12 }, (_, index) => ({
      id: `${genre}/a${index + 100}.jpg`,
      genre,
      sha256: `${genre}${index}`,
      split: index < 10 ? ("train" as const) : ("test" as const),
      sizeBytes: 1000,
      width: 350,
      height: 350,
      phash: "",
      duplicateOf: index === 3 ? `${genre}/a102.jpg` : "",
    })),
  );
}

function sampleSimilarity(genres: readonly string[]): HistogramSimilarity {
  const covers = Object.fromEntries(genres.map((genre) => [genre, 12]));
  return {
    covers,
    poster: sampleProtocol(genres, repeats, 5),
    writeUp: sampleProtocol(genres, repeats, 50),
    exact: { ...sampleProtocol(genres, 1, 12), errors: sampleErrors(genres) },
  };
}

function sampleErrors(genres: readonly string[]) {
  const errors = sampleMatrix(genres, 0.01);
  return { correlation: errors, chiSquare: errors, intersection: errors, hellinger: errors };
}

function sampleProtocol(genres: readonly string[], times: number, sample: number): Protocol {
  const comparison = (scale: number) => ({
    matrix: sampleMatrix(genres, scale),
    selfRank: Object.fromEntries(
      genres.map((genre, index) => [genre, sampleRank(genres, index, times)]),
    ),
  });
  return {
    repeats: times,
    sample: Object.fromEntries(genres.map((genre) => [genre, sample])),
    measures: {
      correlation: comparison(1),
      chiSquare: comparison(40),
      intersection: comparison(1),
      hellinger: comparison(2),
    },
  };
}

function sampleMatrix(genres: readonly string[], scale: number) {
  const value = (a: number, b: number): number =>
    Math.round((0.34 + ((a * b + a + b) % 13) / 100) * scale * 1e4) / 1e4;
  return Object.fromEntries(
    genres.map((row, i) => [
      row,
      Object.fromEntries(genres.map((column, j) => [column, value(i, j)])),
    ]),
  );
}

/** All repeats at one rank, or spread evenly but for a peak. */
function sampleRank(genres: readonly string[], index: number, times: number) {
  const even = Math.floor(times / genres.length / 2);
  const counts = genres.map(() => even);
  counts[index] = times - even * (genres.length - 1);
  const mean = counts.reduce((sum, count, k) => sum + count * (k + 1), 0) / times;
  return { mean, shareFirst: counts[0]! / times, counts };
}

function sampleAverages(genres: readonly string[]): AveragedImages {
  const stream = random("sample averages");
  const average = (): GenreAverage => ({
    covers: 1200,
    sample: 10,
    meanColour: { red: 110, green: 100, blue: 95 },
    contrast: [1, 10, 100, 900].map((covers) => ({
      covers,
      samples: 1,
      rms: (60 + 10 * stream.float()) / covers ** 0.35,
    })),
    distanceToGrandMean: 6 + stream.float(),
  });
  return {
    size: 350,
    sampleSize: 10,
    genres: Object.fromEntries(genres.map((genre) => [genre, average()])),
    grandMean: { meanColour: { red: 110, green: 100, blue: 95 }, rms: 5 },
  };
}

function samplePictures(genres: readonly string[]): Record<string, Uint8Array> {
  const names = [...genres.flatMap((genre) => [`${genre}-sample`, genre]), "all"].flatMap((name) =>
    name.endsWith("-sample") ? [name] : [`${name}-srgb`, `${name}-linear`],
  );
  return Object.fromEntries(
    names.map((name) => [name, greyPng(name.endsWith("-sample") ? 32 : 350)]),
  );
}

/** A square PNG of one grey. */
function greyPng(edge: number): Uint8Array {
  const header = Buffer.from("0000000000000000" + "0800000000", "hex");
  header.writeUInt32BE(edge, 0);
  header.writeUInt32BE(edge, 4);
  const rows = deflateSync(
    Buffer.alloc(edge * (edge + 1), Buffer.from([0, ...Array<number>(edge).fill(99)])),
  );
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.of()),
  ]);
}

/** Length, type, data and checksum. */
function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, checksum]);
}
