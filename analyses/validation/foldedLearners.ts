import type { Corpus } from "../../data/corpus/corpus.ts";
import type { Context } from "../contract/analysis.ts";
import { assignFolds } from "../folds/assignFolds.ts";
import { type CoverLearner, learnCovers, type SideAnswers } from "../models/coverLearner.ts";

/** How covers are dealt into folds. */
export interface Folding {
  folds: number;
  seed: string;
}

/** The corpus split by each fold in turn: its covers are the test. */
function splitByFolds(corpus: Corpus, { folds, seed }: Folding): Corpus[] {
  const places = assignFolds(corpus, folds, `${seed}/folds`);
  return Array.from({ length: folds }, (_, fold) => ({
    ...corpus,
    covers: corpus.covers.map((cover, i) => ({
      ...cover,
      split: places[i] === fold ? ("test" as const) : ("train" as const),
    })),
  }));
}

/** What each learner answers for every cover, in the order of the corpus, after learning from the other folds. */
export async function foldedLearners(
  corpus: Corpus,
  learners: Record<string, CoverLearner>,
  folding: Folding,
  context: Context,
): Promise<Record<string, number[]>> {
  const answers: Record<string, Map<string, number>> = Object.fromEntries(
    Object.keys(learners).map((name) => [name, new Map()]),
  );
  for (const [i, split] of splitByFolds(corpus, folding).entries()) {
    const fold = `${i + 1} of ${folding.folds} by ${folding.seed}`;
    const each = Object.entries(learners).map(([name, it]) => [name, { ...it, fold }] as const);
    const learnt = await learnCovers(split, Object.fromEntries(each), context);
    for (const [name, { test }] of Object.entries(learnt)) fill(answers[name]!, test);
  }
  const inOrder = Object.entries(answers).map(
    ([name, found]) => [name, corpus.covers.map(({ id }) => found.get(id)!)] as const,
  );
  return Object.fromEntries(inOrder);
}

function fill(
  answers: Map<string, number>,
  { ids, predicted }: Pick<SideAnswers, "ids" | "predicted">,
): void {
  for (const [i, id] of ids.entries()) answers.set(id, predicted[i]!);
}
