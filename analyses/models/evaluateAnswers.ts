import { evaluate, type Evaluation } from "../stats/evaluation.ts";
import type { SideAnswers } from "./coverLearner.ts";

/** How often a learner that names one genre for a cover is right. */
export type AnswerEvaluation = Omit<Evaluation, "top3" | "calibration">;

export function evaluateAnswers(
  { predicted, labels }: SideAnswers,
  genres: readonly string[],
): AnswerEvaluation {
  const scores = predicted.map((answer) => genres.map((_, label) => (label === answer ? 1 : 0)));
  const { top3: _, calibration: __, ...evaluation } = evaluate(scores, labels, genres);
  return evaluation;
}
