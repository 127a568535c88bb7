import type { Corpus } from "../../data/corpus/corpus.ts";
import type { Side, Sides } from "../nn/sides.ts";
import { assignFolds } from "./assignFolds.ts";

/** How covers are dealt out. */
export interface Folding {
  folds: number;
  seed: string;
}

/** A side of the covers to learn from, and the rest to judge by: places in the corpus. */
export interface Round {
  train: readonly number[];
  test: readonly number[];
}

/** Judged by those of the items that are the test. */
export function roundOf<T>(items: readonly T[], isTest: (item: T) => boolean): Round {
  const places = [...items.keys()];
  return {
    train: places.filter((place) => !isTest(items[place]!)),
    test: places.filter((place) => isTest(items[place]!)),
  };
}

/** A round a fold: its covers are judged by what was learnt from the others. */
export function foldRounds(corpus: Corpus, { folds, seed }: Folding): Round[] {
  const places = assignFolds(corpus, folds, `${seed}/folds`);
  return Array.from({ length: folds }, (_, fold) => roundOf(places, (f) => f === fold));
}

/** The covers of a round with their true genres. */
export function sidesOfRound({ covers, genres }: Corpus, { train, test }: Round): Sides {
  const side = (places: readonly number[]): Side => ({
    places: [...places],
    ids: places.map((place) => covers[place]!.id),
    labels: places.map((place) => genres.indexOf(covers[place]!.genre)),
  });
  return { train: side(train), test: side(test) };
}
