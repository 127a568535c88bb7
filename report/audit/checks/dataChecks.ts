import type { Poster } from "../../../data/poster/poster.ts";
import type { Finding, PosterCheck } from "../terms/check.ts";
import { verdictOf } from "../terms/verdict.ts";
import { count, genresInWords } from "../terms/words.ts";

const data = "section:data";
const colour = "section:colour-analysis";

/** Counts of covers, genres, bins and pixels: do they add up? */
export const dataChecks: readonly PosterCheck[] = [
  { claim: "genreList", against: "own tables", see: data, find: genreList },
  { claim: "splitTotal", against: "write-up", see: data, find: splitTotal },
  { claim: "testBalance", against: "own tables", see: data, find: testBalance },
  { claim: "trainingPerGenre", against: "own tables", see: data, find: trainingPerGenre },
  { claim: "trainingPerGenre", against: "write-up", see: data, find: coversPerGenre },
  { claim: "chance", against: "own tables", see: data, find: chance },
  { claim: "histogramCells", against: "own tables", see: colour, find: histogramCells },
  { claim: "thumbnailSize", against: "own tables", see: colour, find: thumbnailSize },
];

function genreList(poster: Poster): Finding {
  const { printedTwice } = poster.genreList;
  return {
    published: `${poster.genres.length} genres, numbered from ${poster.genres[0]!.digit} to ${poster.genres.at(-1)!.digit}`,
    verdict: verdictOf(printedTwice.length === 0),
    reason: `printed twice: ${genresInWords(poster, printedTwice)}`,
  };
}

function splitTotal({ data: { poster, writeUp } }: Poster): Finding {
  const { training, test } = poster;
  return {
    published: `${count(training)} and ${count(test)}`,
    ...sums(`${count(training)} + ${count(test)}`, training + test, writeUp.covers),
  };
}

function testBalance({ genres, data: { poster } }: Poster): Finding {
  const { test, testPerGenre } = poster;
  return {
    published: `${count(test)} covers, ${count(testPerGenre)} of each genre`,
    ...sums(`${genres.length} × ${count(testPerGenre)}`, genres.length * testPerGenre, test),
  };
}

/** Contradiction A; it would be resolved if the bounds counted the test covers, too. */
function trainingPerGenre({ genres, data: { poster } }: Poster): Finding {
  const { training, test, fewestPerGenre, mostPerGenre } = poster;
  const [low, high] = [genres.length * fewestPerGenre, genres.length * mostPerGenre];
  const isIn = (total: number): boolean => low <= total && total <= high;
  const bounds = `${genres.length} genres of ${fewestPerGenre} to ${mostPerGenre} are ${count(low)} to ${count(high)} covers`;
  const whole = `; ${count(training + test)} with the test covers ${isIn(training + test) ? "would be" : "would not be, either"}`;
  return {
    published: `${fewestPerGenre} to ${mostPerGenre} a genre, ${count(training)} in all`,
    verdict: verdictOf(isIn(training)),
    reason: `${bounds}: ${count(training)} is ${isIn(training) ? "within" : `not within${whole}`}`,
    numbers: { low, high, training, whole: training + test },
  };
}

function coversPerGenre({ genres, data: { poster, writeUp } }: Poster): Finding {
  const { fewestPerGenre, mostPerGenre } = poster;
  const [low, high] = [genres.length * fewestPerGenre, genres.length * mostPerGenre];
  const isIn = low <= writeUp.covers && writeUp.covers <= high;
  return {
    published: `${fewestPerGenre} to ${mostPerGenre} a genre`,
    verdict: verdictOf(isIn),
    reason: `the write-up’s ${count(writeUp.covers)} covers, test covers included, are ${isIn ? "" : "not "}within ${count(low)} to ${count(high)}`,
  };
}

function chance({ genres, data }: Poster): Finding {
  const { percent } = data.chance;
  return {
    published: `${percent}%`,
    ...sums(`100% / ${genres.length} genres`, 100 / genres.length, percent),
  };
}

function histogramCells({ preprocessing: { histogram } }: Poster): Finding {
  const { binsPerChannel, cells } = histogram;
  return {
    published: `${binsPerChannel} bins, ${cells} cells`,
    ...sums(`${binsPerChannel}³`, binsPerChannel ** 3, cells),
  };
}

function thumbnailSize({ preprocessing, averagedImages, networks }: Poster): Finding {
  const { pixels } = preprocessing.resize;
  const sizes = [averagedImages.pixels, networks.writeUp.pixels];
  return {
    published: `${pixels} × ${pixels} pixels`,
    verdict: verdictOf(sizes.every((size) => size === pixels)),
    reason: `averaged images are ${sizes[0]} pixels wide, the custom network’s input ${sizes[1]}`,
  };
}

function sums(formula: string, value: number, published: number): Omit<Finding, "published"> {
  const holds = Math.abs(value - published) < 1e-9;
  return {
    verdict: verdictOf(holds),
    reason: `${formula} = ${count(value)}${holds ? "" : `, not ${count(published)}`}`,
    numbers: { value, published },
  };
}
