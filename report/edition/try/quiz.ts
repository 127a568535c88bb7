import { type ControlCover, controlParams, designControl } from "../../../data/control/design.ts";
import { random } from "../../../data/random.ts";
import { parsePrediction } from "../../../analyses/stats/prediction.ts";
import type { Poster } from "../../../data/poster/poster.ts";
import type { Edition } from "../edition.ts";
import { trainedNetworks } from "../trainedNetworks.ts";
import { own } from "../../../data/own.ts";

/** Covers that a reader is asked about. */
export const quizLength = 20;

/** What a network said of the covers of the quiz. */
export interface QuizNetwork {
  label: string;
  /** likeliest genre by cover id */
  answers: ReadonlyMap<string, string>;
}

/** The edition whose test covers are guessed: only drawn covers may be shown one by one. */
export function quizEdition(editions: readonly Edition[]): Edition | undefined {
  return editions.find(({ corpus, results }) => corpus.name === "control" && results.fullTraining);
}

/** Drawn test covers in a random order that is always the same. */
export function quizCovers({ corpus }: Edition): ControlCover[] {
  const known = new Set(corpus.covers.map(({ id }) => id));
  const test = designControl(controlParams).filter(
    ({ id, split }) => split === "test" && known.has(id),
  );
  return random("guess the genre").sample(test, quizLength);
}

/** The answers of the trained networks, first seeds, where they are stored for every cover of the quiz. */
export function quizNetworks(
  edition: Edition,
  poster: Poster,
  covers: readonly ControlCover[],
): QuizNetwork[] {
  const networks = trainedNetworks(edition.results.fullTraining!, edition, poster);
  return networks.flatMap(({ label, runs: [run] }) => {
    const lines = covers.map(({ id }) => [id, own(run?.predictions, id)] as const);
    if (lines.some(([, line]) => line === undefined)) return [];
    return [{ label, answers: new Map(lines.map(([id, line]) => [id, firstGenre(line!)])) }];
  });
}

function firstGenre(line: string): string {
  return parsePrediction(line)[0]!.genre;
}
