import type { Corpus } from "../../data/corpus/corpus.ts";
import type { Context } from "../contract/analysis.ts";
import { evaluateAnswers, type AnswerEvaluation } from "../models/evaluateAnswers.ts";
import { crossEntropy, mostLikely, type Scores, softmax } from "../stats/classification.ts";
import { evaluate, type Evaluation, type Share, shareRight } from "../stats/evaluation.ts";
import { goldenSection } from "./goldenSection.ts";
import {
  dealtLabels,
  foldedHead,
  type FoldedHead,
  type FoldParams,
  type HeadChoice,
} from "./foldedHead.ts";

/** A model judged on every cover by folds. */
export interface FoldedModel {
  /** over all covers, each judged by a model trained on the other folds; genres may be uneven: compare balanced accuracies */
  folds: AnswerEvaluation;
  /** what it answers, by genre: a cover each in the order of the corpus, its answer's place among the genres in base 36 */
  answers: Record<string, string>;
}

/** A logistic regression on features. */
export interface HeadResult extends FoldedModel {
  /** numbers of one cover; those of all members for a mean of heads */
  features: number;
  /** the true genre is among the three likeliest, over all covers by folds */
  top3: Share;
  /** on the test side, after training on the training side */
  test: Evaluation;
  /** the test side's calibration with logits divided by `temperature`, at which training covers are likeliest by folds (Guo et al. 2017, arXiv:1706.04599) */
  calibrated: { temperature: number; calibration: Evaluation["calibration"] };
  /** by folds, after training on so many covers only */
  curve: Record<string, Pick<AnswerEvaluation, "accuracy" | "balancedAccuracy">>;
}

export interface SingleHeadResult extends HeadResult {
  /** of the penalty, chosen on training covers */
  strength: number;
  /** test accuracy where genres are dealt out anew: that of guessing */
  dealt: Share;
}

export interface HeadResults {
  folds: number;
  heads: Record<string, SingleHeadResult>;
  /** means of the probabilities of some heads */
  means: Record<string, HeadResult & { members: readonly string[] }>;
}

export interface HeadsParams extends FoldParams {
  heads: Record<string, HeadChoice>;
  /** heads of other analyses that take part in means */
  others: Record<string, HeadChoice>;
  /** by name: whose probabilities are averaged */
  means: Record<string, readonly string[]>;
}

/** All heads of an analysis and their means. */
export async function validateHeads(
  corpus: Corpus,
  { heads, others, means, ...params }: HeadsParams,
  context: Context,
): Promise<HeadResults> {
  const trained: Record<string, FoldedHead> = {};
  for (const [name, head] of Object.entries({ ...heads, ...others }))
    trained[name] = await foldedHead(corpus, head, params, context);
  const results = Object.keys(heads).map(
    (name) => [name, describeHead(corpus, trained[name]!, params)] as const,
  );
  const averaged = Object.entries(means).map(([name, members]) => {
    const mean = meanHead(members.map((member) => trained[member]!));
    return [name, { members, ...describe(corpus, mean) }] as const;
  });
  return {
    folds: params.folds,
    heads: Object.fromEntries(results),
    means: Object.fromEntries(averaged),
  };
}

function describeHead(corpus: Corpus, head: FoldedHead, { seed }: FoldParams): SingleHeadResult {
  const places = placesOf(corpus, "test");
  const labels = dealtLabels(corpus, seed);
  return {
    ...describe(corpus, head),
    strength: head.strength,
    dealt: shareRight(
      places.map((place) => mostLikely(head.dealt[place]!)),
      places.map((place) => labels[place]!),
    ),
  };
}

type Judged = Pick<FoldedHead, "features" | "split" | "folds" | "curve">;

function describe(corpus: Corpus, { features, split, folds, curve }: Judged): HeadResult {
  const { genres } = corpus;
  const labels = labelsOf(corpus);
  const test = placesOf(corpus, "test");
  const pick = <T>(values: readonly T[], places: readonly number[]) =>
    places.map((place) => values[place]!);
  const temperature = likeliestTemperature(
    pick(folds, placesOf(corpus, "train")),
    pick(labels, placesOf(corpus, "train")),
  );
  const cooled = pick(split, test).map((row) => row.map((logit) => logit / temperature));
  const curves = Object.entries(curve).map(([size, logits]) => {
    const { accuracy, balancedAccuracy } = evaluate(logits, labels, genres);
    return [size, { accuracy, balancedAccuracy }] as const;
  });
  return {
    features,
    ...describeAnswers(corpus, folds.map(mostLikely)),
    top3: evaluate(folds, labels, genres).top3,
    test: evaluate(pick(split, test), pick(labels, test), genres),
    calibrated: {
      temperature,
      calibration: evaluate(cooled, pick(labels, test), genres).calibration,
    },
    curve: Object.fromEntries(curves),
  };
}

/** Answers of all covers by folds, in the order of the corpus. */
export function describeAnswers(corpus: Corpus, predicted: readonly number[]): FoldedModel {
  const { covers, genres } = corpus;
  const labels = labelsOf(corpus);
  const ids = covers.map(({ id }) => id);
  const of = (genre: number): string =>
    predicted
      .filter((_, place) => labels[place] === genre)
      .map((answer) => answer.toString(36))
      .join(genres.length > 36 ? " " : "");
  return {
    folds: evaluateAnswers({ ids, labels, predicted }, genres),
    answers: Object.fromEntries(genres.map((genre, g) => [genre, of(g)])),
  };
}

/** Means of probabilities, as their logarithms. */
function meanHead(heads: readonly FoldedHead[]): Judged {
  const mean = (of: (head: FoldedHead) => readonly Scores[]): Float32Array[] => {
    const each = heads.map((head) => of(head).map(softmax));
    return each[0]!.map((row, place) =>
      Float32Array.from(row, (_, genre) =>
        Math.log(each.reduce((sum, rows) => sum + rows[place]![genre]!, 0) / heads.length),
      ),
    );
  };
  return {
    features: heads.reduce((sum, { features }) => sum + features, 0),
    split: mean(({ split }) => split),
    folds: mean(({ folds }) => folds),
    curve: {},
  };
}

/** Logits divided by it make the labels likeliest; between 1/20 and 20. */
export function likeliestTemperature(logits: readonly Scores[], labels: readonly number[]): number {
  const loss = (log: number): number =>
    logits.reduce((sum, row, i) => {
      const cooled = Array.from(row, (logit) => logit / Math.exp(log));
      return sum + crossEntropy(cooled, labels[i]!);
    }, 0);
  return Math.exp(goldenSection(loss, -Math.log(20), Math.log(20), 1e-4));
}

function labelsOf({ covers, genres }: Corpus): number[] {
  return covers.map(({ genre }) => genres.indexOf(genre));
}

function placesOf({ covers }: Corpus, side: "train" | "test"): number[] {
  return covers.flatMap(({ split }, place) => (split === side ? [place] : []));
}
